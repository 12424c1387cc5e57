import type { Board, NewCard } from '@visiebord/shared/board/board.ts'
import { isSize } from '@visiebord/shared/board/fieldRules.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { commentWords, mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import { CARD_KINDS, type Card, type CardKind, type Position } from '@visiebord/shared/board/schema.ts'
import { freeSpotNear } from '@visiebord/shared/board/selectors/placement.ts'
import type { TrayItem } from '../sync/trayItem.ts'

/**
 * [T2] An ordinary command by card id. Words never replace what others wrote since: then they come as a card of their own.
 * False when the board would not take it (its sentence has been said) or when there is nothing to add. `nameOf`: who a comment names, by id.
 */
export function addToBoard(board: Board, { what }: TrayItem, nameOf: (participantId: string) => string): boolean {
  switch (what.type) {
    case 'changed-text': {
      const card = board.read.cards.get(what.cardId)
      if (card !== undefined && card.text === what.before) {
        board.commands.setCardText(card.id, what.text)
        return board.read.cards.get(card.id)?.text === what.text.toWellFormed()
      }
      return add(board, besides(board, card, { kind: what.kind, text: what.text }))
    }
    case 'new-card':
      return add(board, newCard(board, what))
    case 'comment':
      return addComment(board, what, nameOf)
    case 'moved':
    case 'deleted':
    case 'changed':
      return false
  }
}

/** Under its card again; where that is gone, as a card of its own, with the names in it: a card names nobody by id. */
function addComment(board: Board, what: Extract<TrayItem['what'], { readonly type: 'comment' }>, nameOf: (participantId: string) => string): boolean {
  if (!board.read.cards.has(what.cardId)) return add(board, besides(board, undefined, { kind: 'note', text: commentWords(what, nameOf) }))
  const words = { text: what.text, mentions: mentionedIn(what) }
  const now = board.read.remarks.get(what.commentId)
  if (now?.kind === 'comment' && what.before !== undefined && now.text === what.before) {
    board.commands.setComment(what.commentId, words)
    const then = board.read.remarks.get(what.commentId)
    if (then?.kind === 'comment' && then.text === what.text.toWellFormed()) return true
  }
  return board.commands.addComment(what.cardId, words) !== undefined
}

/** Where no other card lies, for what has no place of its own any more. */
const freePlace = ({ read }: Board, kind: CardKind): Position => freeSpotNear(read, { x: 0, y: 0 }, cardSize({ kind }))

const add = (board: Board, card: NewCard): boolean => board.commands.addCards([card]).length > 0

type NewCardWork = Extract<TrayItem['what'], { readonly type: 'new-card' }>

function newCard(board: Board, what: NewCardWork): NewCard {
  const kind = kindOf(what.kind)
  const { projectId } = what.fields
  // A step of a project that is gone is a note: its words are what counts.
  const isLooseStep = kind === 'step' && (typeof projectId !== 'string' || board.read.cards.get(projectId)?.kind !== 'project')
  const { laneId } = what.fields
  const hasNoLane = typeof laneId === 'string' && !board.read.lanes.has(laneId)
  const { size, color, ...own } = what.fields
  const { laneId: _lane, start: _start, end: _end, ...withoutPlace } = own
  return {
    kind: isLooseStep ? 'note' : kind,
    text: what.text,
    ...(board.read.cards.has(what.cardId) ? {} : { id: what.cardId }),
    ...(isLooseStep ? {} : { fields: hasNoLane ? withoutPlace : own }),
    ...(isSize(size) ? { size } : {}),
    ...(typeof color === 'string' ? { color } : {}),
    ...(what.partyId === undefined ? {} : { partyId: what.partyId }),
    ...(what.sectionId !== undefined && board.read.sections.has(what.sectionId) ? { sectionId: what.sectionId } : {}),
    ...(what.position !== undefined ? { position: what.position } : isLooseStep || hasNoLane ? { position: freePlace(board, isLooseStep ? 'note' : kind) } : {}),
  }
}

/** Far enough to be seen beside the card it speaks of. */
const BESIDE = 40

function besides(board: Board, card: Card | undefined, words: { readonly kind: string; readonly text: string }): NewCard {
  const known = kindOf(words.kind)
  const kind = known === 'step' ? 'note' : known
  return {
    kind,
    text: words.text,
    position: card?.position === undefined ? freePlace(board, kind) : { x: card.position.x + BESIDE, y: card.position.y + BESIDE },
    ...(card?.sectionId === undefined ? {} : { sectionId: card.sectionId }),
    ...(card?.partyId === undefined ? {} : { partyId: card.partyId }),
  }
}

const kindOf = (kind: string): CardKind => CARD_KINDS.find((known) => known === kind) ?? 'note'
