import type { Choice } from '../run/choice.ts'
import { Table } from '../run/table.ts'
import type { Dragged } from './dragging.ts'
import { contenders, dragOnce, type Contender } from './draggingTable.ts'

/** Where the search begins, and how close it ends. */
const FIRST = 20
const CLOSE_ENOUGH = 1.1
const MOST = 1_600

const isBearable = (dragged: Dragged): boolean => dragged.p95 <= 100 && dragged.withinASecond >= 0.99 && dragged.content === 'equal' && dragged.ended.length === 0

/**
 * The most people that may drag at once: doubled until edits come too late (p95 above 100 ms, or less than 99 % within 1 s), then halved in
 * between until the step is a tenth. A number that fails is tried once more: the machine may have been busy with something else.
 */
export async function capacity(choice: Choice): Promise<void> {
  const steps = new Table('Most people dragging at once: the steps', (line) => console.log(line))
  const found: { readonly contender: Contender; readonly most: number; readonly note: string }[] = []
  for (const contender of contenders(choice)) {
    let isTired = false
    const carries = async (people: number): Promise<boolean> => {
      for (let turn = 0; turn < 2; turn++) {
        const { dragged, row } = await dragOnce(choice, contender, { people, dragging: people })
        steps.add(row)
        if (isBearable(dragged)) return true
        isTired ||= !dragged.generator.keptUp
      }
      return false
    }
    let good = 0
    let bad = choice.people?.[0] ?? FIRST
    while (bad <= MOST && (await carries(bad))) {
      good = bad
      bad *= 2
    }
    while (good > 0 && bad / good > CLOSE_ENOUGH) {
      const between = Math.round((good + bad) / 2)
      if (await carries(between)) good = between
      else bad = between
    }
    found.push({ contender, most: good, note: isTired ? 'at least: the people themselves could not keep up in a step that failed' : '' })
  }
  const table = new Table('Most people dragging at once, p95 ≤ 100 ms and ≥ 99 % within 1 s', (line) => console.log(line))
  for (const { contender, most, note } of found) table.add({ server: contender.server, way: contender.way, people: most, note })
}
