/** The people of `crowdFrame`, as a process of their own: what they cost must not stand in the way of the browser that is measured. */
import { CROWD_EVERY_MS, crowdRoute } from './crowdRoute.ts'
import type { Point } from './people/craft.ts'
import { Person } from './people/person.ts'
import { watchGenerator, type GeneratorHealth } from './run/generatorHealth.ts'
import { Metronome } from './run/metronome.ts'
import { takeGeneratorCore } from './servers/cores.ts'
import type { Seat } from './servers/measuredServer.ts'
import type { Way } from './work/dragging.ts'

export type CrowdOrder = { readonly addresses: readonly Pick<Seat, 'address' | 'headers'>[]; readonly way: Way; /** Board units; everybody's place is counted from there. */ readonly origin?: Point }
/** `dragging` once all hold their card; `health` when asked for it, since the last time it was asked. */
export type CrowdNews = { readonly dragging: number } | { readonly health: GeneratorHealth; readonly ended: readonly number[] }

/** Two seconds in one hand, then the card is put down and taken up again. */
const MOTIONS_A_DROP = 60

const tell = (news: CrowdNews): void => void process.send?.(news)

async function drag({ addresses, way, origin }: CrowdOrder): Promise<void> {
  const people: Person[] = []
  for (const [index, seat] of addresses.entries()) {
    const person = new Person({ seat: { ...seat, prefix: new Uint8Array() }, index, route: crowdRoute(index, addresses.length, origin) })
    people.push(person)
    await person.joined
    person.bringCard()
  }
  const metronome = new Metronome(people.length, CROWD_EVERY_MS, (index, turn) => {
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
