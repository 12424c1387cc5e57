import { type SortOptions, sortingOrder } from '@visiebord/shared/board/arrange/sortInSection.ts'
import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'

/** A group in another order than that in which its cards lie. Steps stay behind their project; equal ones keep their order. */
export function sortedGroup(group: ReadingGroup, board: Pick<BoardReader, 'cards'>, options: SortOptions): ReadingGroup {
  const compare = sortingOrder(options)
  const blocks: string[][] = []
  for (const id of group.cards) {
    const last = blocks.at(-1)
    const card = board.cards.get(id)
    if (last !== undefined && card?.kind === 'step' && card.projectId === last[0]) last.push(id)
    else blocks.push([id])
  }
  const heads = blocks.flatMap((block) => {
    const card = board.cards.get(block[0] ?? '')
    return card === undefined ? [] : [{ card, block }]
  })
  return { ...group, cards: heads.toSorted((a, b) => compare(a.card, b.card)).flatMap(({ block }) => block) }
}
