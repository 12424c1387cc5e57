/** The people of `crowdFrame`, as a process of their own: what they cost must not stand in the way of the browser that is measured. */
import type { Point } from './people/craft.ts'
import { Person } from './people/person.ts'
import { watchGenerator, type GeneratorHealth } from './run/generatorHealth.ts'
import { Metronome } from './run/metronome.ts'
import { takeGeneratorCore } from './servers/cores.ts'
import type { Seat } from './servers/measuredServer.ts'
import type { Way } from './work/dragging.ts'

export type CrowdOrder = { readonly addresses: readonly Pick<Seat, 'address' | 'headers'>[]; readonly way: Way }
/** `dragging` once all hold their card; `health` when asked for it, since the last time it was asked. */
export type CrowdNews = { readonly dragging: number } | { readonly health: GeneratorHealth; readonly ended: readonly number[] }

const EVERY_MS = 1000 / 30
/** Two seconds in one hand, then the card is put down and taken up again. */
const MOTIONS_A_DROP = 60
/** Wider and higher than a note, so that no card lies under another. */
const CELL = { w: 240, h: 210 }
/** Around in about a second, nobody in the same time: whoever looks now and then sees most of them elsewhere each time. */
const aroundMs = (index: number): number => 800 + ((index * 137) % 500)
const RADIUS = 40

/** A place in a grid as wide as a screen, and a circle around it. */
function routeOf(index: number, people: number): (edit: number) => Point {
  const columns = Math.ceil(Math.sqrt(people * 1.4))
  const middle = { x: (index % columns) * CELL.w, y: Math.floor(index / columns) * CELL.h }
  return (edit) => {
    const angle = ((edit * EVERY_MS) / aroundMs(index) + index / people) * 2 * Math.PI
    return { x: Math.round(middle.x + RADIUS * Math.cos(angle)), y: Math.round(middle.y + RADIUS * Math.sin(angle)) }
  }
}

const tell = (news: CrowdNews): void => void process.send?.(news)

async function drag({ addresses, way }: CrowdOrder): Promise<void> {
  const people: Person[] = []
  for (const [index, seat] of addresses.entries()) {
    const person = new Person({ seat: { ...seat, prefix: new Uint8Array() }, index, route: routeOf(index, addresses.length) })
    people.push(person)
    await person.joined
    person.bringCard()
  }
  const metronome = new Metronome(people.length, EVERY_MS, (index, turn) => {
    const person = people[index]
    if (person === undefined) return
    if (way === 'document') {
      person.move(turn)
      return person.point(turn)
    }
    if ((turn + index * 7) % MOTIONS_A_DROP !== MOTIONS_A_DROP - 1) return person.drag(turn)
    person.move(turn)
    person.letGo(turn)
  })
  let health = watchGenerator()
  let from = 0
  process.on('message', () => {
    tell({ health: health(metronome.lateness.slice(from)), ended: people.flatMap((person) => person.endedWith ?? []) })
    health = watchGenerator()
    from = metronome.lateness.length
  })
  tell({ dragging: people.length })
}

takeGeneratorCore()
process.once('message', (order: CrowdOrder) => void drag(order))
// Whoever asked for them is gone: so are they.
process.once('disconnect', () => process.exit())
