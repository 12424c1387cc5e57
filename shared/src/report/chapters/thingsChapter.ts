import type { Card } from '../../board/schema.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { ThingGroup } from '../reportModel.ts'

/** What helps people think without being a statement of anybody: texts, shapes and drawings, as they lie. Sections without any are left out. */
export function thingGroups(board: ReportBoard): readonly ThingGroup[] {
  const bySection = Map.groupBy(board.thingsInOrder, (card) => board.section(card.sectionId)?.id)
  const items = (cards: readonly Card[]): ThingGroup['things'] => cards.map((card) => ({ card: board.present(card), label: board.words.kind[card.kind] }))
  const groups: ThingGroup[] = board.sections.flatMap(({ id, title }) => {
    const cards = bySection.get(id)
    return cards === undefined ? [] : [{ title, things: items(cards) }]
  })
  const loose = bySection.get(undefined)
  return loose === undefined ? groups : [...groups, { things: items(loose) }]
}
