import type { Choice } from '../run/choice.ts'
import { Table } from '../run/table.ts'
import type { Dragged } from './dragging.ts'
import { contenders, dragOnce } from './draggingTable.ts'

/** Where the search begins, and how close it ends. */
const FIRST = 20
const CLOSE_ENOUGH = 1.1
const MOST = 1_600

const isBearable = (dragged: Dragged): boolean => dragged.p95 <= 100 && dragged.withinASecond >= 0.99 && dragged.content === 'equal' && dragged.ended.length === 0

/** Doubles until a number is not carried, then halves between. Yields numbers to try, takes whether that was carried; returns the most that was. */
function* search(first: number): Generator<number, number, boolean> {
  let good = 0
  let bad = first
  while (bad <= MOST && (yield bad)) {
    good = bad
    bad *= 2
  }
  while (good > 0 && bad <= MOST && bad / good > CLOSE_ENOUGH) {
    const between = Math.round((good + bad) / 2)
    if (yield between) good = between
    else bad = between
  }
  return good
}

/**
 * The most people that may drag at once: until edits come too late (p95 above 100 ms, or less than 99 % within 1 s). The contenders take a
 * step each in turn. A number that fails is tried once more: the machine may have been busy with something else.
 */
export async function capacity(choice: Choice): Promise<void> {
  const steps = new Table('Most people dragging at once: the steps', (line) => console.log(line))
  const searches = contenders(choice).map((contender) => {
    const numbers = search(choice.people?.[0] ?? FIRST)
    return { contender, numbers, step: numbers.next(), isTired: false }
  })
  while (searches.some(({ step }) => step.done !== true)) {
    for (const one of searches) {
      if (one.step.done === true) continue
      const people = one.step.value
      const isCarried = async (): Promise<boolean> => {
        const { dragged, row } = await dragOnce(choice, one.contender, { people, dragging: people })
        steps.add(row)
        if (isBearable(dragged)) return true
        one.isTired ||= !dragged.generator.keptUp
        return false
      }
      one.step = one.numbers.next((await isCarried()) || (await isCarried()))
    }
  }
  const table = new Table('Most people dragging at once, p95 ≤ 100 ms and ≥ 99 % within 1 s', (line) => console.log(line))
  for (const { contender, step, isTired } of searches) {
    table.add({ server: contender.server, way: contender.way, people: step.value, note: isTired ? 'at least: in a step that failed the people themselves could not keep up' : '' })
  }
}
