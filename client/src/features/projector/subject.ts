import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { readingOrder, sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import type { Card, DrawingCard, ImageCard, StatementCard } from '@visiebord/shared/board/schema.ts'
import type { Phase } from '@visiebord/shared/workshop/nouns.ts'

/** What the room looks at: the invitation, the whole board, a part of it, or the words of one card. */
export type Subject = { readonly what: 'join' | 'all' | 'roadmap' } | { readonly what: 'section' | 'card'; readonly id: string }

type Board = Pick<BoardReader, 'cards' | 'sections' | 'timeline' | 'lanes'>
type Chosen = { readonly ids: ReadonlySet<string>; readonly sectionId?: string }
type Now = { readonly phase: Phase | undefined; /** Whether this page can show the way in. */ readonly invites: boolean; readonly chosen: Chosen }

const SHOWS_ROADMAP: ReadonlySet<Phase> = new Set(['roadmap', 'do', 'check'])
/** The statement that a vision round is about: one that was adopted or proposed, before drafts. */
const RANK: Readonly<Record<StatementCard['status'], number>> = { adopted: 0, proposed: 1, concept: 2, dropped: 3 }

/** What one looks at rather than reads: its words are a description. */
export const isSeen = (card: Card): card is ImageCard | DrawingCard => card.kind === 'image' || card.kind === 'drawing'

/** What is shown before anybody chose: what was chosen on the board, else the way in while no round is open, else what the round's phase is about. */
export function subjectAtFirst(board: Board, { phase, invites, chosen }: Now): Subject {
  const [only] = chosen.ids
  const card = chosen.ids.size === 1 && only !== undefined ? board.cards.get(only) : undefined
  if (card !== undefined && (card.text.trim() !== '' || isSeen(card))) return { what: 'card', id: card.id }
  if (chosen.sectionId !== undefined && board.sections.has(chosen.sectionId)) return { what: 'section', id: chosen.sectionId }
  if (phase === undefined) return invites ? { what: 'join' } : { what: 'all' }
  if (SHOWS_ROADMAP.has(phase)) return { what: board.timeline === undefined ? 'all' : 'roadmap' }
  if (phase === 'vision' || phase === 'plan') {
    const [best] = statementsOf(board).filter(({ status }) => RANK[status] < RANK.concept)
    if (best !== undefined) return { what: 'card', id: best.id }
  }
  const [first] = sectionsInReadingOrder(board).filter(({ id }) => [...board.cards.values()].some(({ sectionId }) => sectionId === id))
  return first === undefined ? { what: 'all' } : { what: 'section', id: first.id }
}

/** Statements with words, best first, those that were dropped left out. */
export function statementsOf(board: Board): readonly StatementCard[] {
  const all = [...board.cards.values()].filter((card): card is StatementCard => card.kind === 'statement' && card.status !== 'dropped' && card.text.trim() !== '')
  if (all.length === 0) return []
  const order = new Map(readingOrder(board as BoardReader).map((id, at) => [id, at]))
  return all.toSorted((a, b) => RANK[a.status] - RANK[b.status] || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

/** All that one goes through with PageDown, as a clicker sends it. */
export const subjectsOf = (board: Board, invites: boolean): readonly Subject[] => [
  ...(invites ? [{ what: 'join' } as const] : []),
  { what: 'all' },
  ...sectionsInReadingOrder(board).map(({ id }) => ({ what: 'section', id }) as const),
  ...(board.timeline === undefined ? [] : [{ what: 'roadmap' } as const]),
  ...statementsOf(board).map(({ id }) => ({ what: 'card', id }) as const),
]

export const sameSubject = (a: Subject, b: Subject): boolean => a.what === b.what && ('id' in a ? a.id : '') === ('id' in b ? b.id : '')

/** The next or the one before; stops at both ends. What is not among them leads to the first. */
export function stepFrom(all: readonly Subject[], from: Subject, by: 1 | -1): Subject {
  const at = all.findIndex((each) => sameSubject(each, from))
  return all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))] ?? from
}

/** False when somebody took it away. */
export function isThere(board: Board, subject: Subject): boolean {
  if (subject.what === 'card') return board.cards.has(subject.id)
  if (subject.what === 'section') return board.sections.has(subject.id)
  return subject.what !== 'roadmap' || board.timeline !== undefined
}
