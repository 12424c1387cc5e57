import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { compareOrder } from '@visiebord/shared/board/order.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'

/** With more changes than this at once sorting anew is cheaper than putting each in its place. */
const MOST_PLACED = 200

/** All cards from the lowest to the topmost. Sorting ten thousand keys is felt: it is done once, and changed cards are put where they belong when asked for. */
export type DrawOrder = { all(): readonly Card[]; dispose(): void }

export function createDrawOrder(reader: Pick<BoardReader, 'cards' | 'subscribe'>): DrawOrder {
  let sorted: readonly Card[] | undefined
  const changed = new Set<string>()
  const stop = reader.subscribe(({ cards }) => {
    if (sorted === undefined) return
    for (const id of cards) changed.add(id)
  })
  return {
    all() {
      if (sorted === undefined || changed.size > MOST_PLACED) sorted = [...reader.cards.values()].sort(compareOrder)
      else if (changed.size > 0) sorted = placed(sorted, changed, reader.cards)
      changed.clear()
      return sorted
    },
    dispose: stop,
  }
}

function placed(sorted: readonly Card[], changed: ReadonlySet<string>, cards: ReadonlyMap<string, Card>): readonly Card[] {
  const next = sorted.filter(({ id }) => !changed.has(id))
  for (const id of changed) {
    const card = cards.get(id)
    if (card === undefined) continue
    let [low, high] = [0, next.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const there = next[middle]
      if (there !== undefined && compareOrder(there, card) < 0) low = middle + 1
      else high = middle
    }
    next.splice(low, 0, card)
  }
  return next
}
