import type { NoteCard } from '../../board/schema.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { NoteGroup, NoteItem } from '../reportModel.ts'

/** Sections in their order, each with its notes as they lie; loose notes last. Sections without notes are left out. */
export function noteGroups(board: ReportBoard): readonly NoteGroup[] {
  const bySection = Map.groupBy(board.of('note'), (card) => board.section(card.sectionId)?.id)
  const items = (cards: readonly NoteCard[]): readonly NoteItem[] =>
    cards.map((card) => ({ card: board.present(card), ...(card.mark === undefined ? {} : { mark: card.mark }) }))
  const groups: NoteGroup[] = board.sections.flatMap(({ id, title }) => {
    const cards = bySection.get(id)
    return cards === undefined ? [] : [{ title, notes: items(cards) }]
  })
  const loose = bySection.get(undefined)
  return loose === undefined ? groups : [...groups, { notes: items(loose) }]
}
