import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { type BoardValues, differingFields, thingValue, type Touch, WHOLE } from './handWork.ts'
import type { TrayWork } from './trayItem.ts'

const PLACE_FIELDS: ReadonlySet<string> = new Set(['position', 'sectionId', 'laneId', 'start', 'end', 'order'])
const OWN_KEYS: ReadonlySet<string> = new Set(['id', 'kind', 'text', 'partyId', 'sectionId', 'position', 'order', 'authorId'])

/**
 * What of this hand's work is not on the server's board, for the tray: new cards and changed texts word for word, the
 * rest listed. [T1] Only what the hand touched and what now differs: the work of others never enters the tray.
 */
export function setAside(local: BoardValues, server: BoardValues, touches: readonly Touch[]): readonly TrayWork[] {
  const works: TrayWork[] = []
  for (const touch of touches) {
    if (touch.thing === 'card') works.push(...setAsideCard(local.cards.get(touch.id), server.cards.get(touch.id), touch))
    else if (touch.thing === 'remark') works.push(...setAsideRemark(local, server, touch))
    else works.push(...setAsideOther(local, server, touch))
  }
  return works
}

function setAsideCard(mine: Card | undefined, theirs: Card | undefined, touch: Touch): TrayWork[] {
  if (mine === undefined) {
    return theirs !== undefined && touch.fields.has(WHOLE) ? [{ type: 'deleted', cardId: touch.id, text: theirs.text }] : []
  }
  if (theirs === undefined) {
    if (touch.fields.has(WHOLE)) return [newCard(mine)]
    // Somebody removed the card meanwhile: words written in it are kept, a move of it means nothing any more.
    return touch.fields.has('text') && mine.text !== '' ? [{ type: 'changed-text', cardId: mine.id, kind: mine.kind, text: mine.text, before: '' }] : []
  }
  const differing = differingFields(mine, theirs)
  const isMine = (field: string): boolean => touch.fields.has(WHOLE) || touch.fields.has(field)
  const works: TrayWork[] = []
  if (isMine('text') && differing.has('text')) works.push({ type: 'changed-text', cardId: mine.id, kind: mine.kind, text: mine.text, before: theirs.text })
  const others = [...differing].filter((field) => field !== 'text' && isMine(field))
  if (others.some((field) => PLACE_FIELDS.has(field))) works.push({ type: 'moved', cardId: mine.id, text: theirs.text })
  if (others.some((field) => !PLACE_FIELDS.has(field))) works.push({ type: 'changed', cardId: mine.id, text: theirs.text })
  return works
}

/** The words of a comment are kept whole; what else was done with remarks is told. */
function setAsideRemark(local: BoardValues, server: BoardValues, touch: Touch): TrayWork[] {
  const mine = local.allRemarks.get(touch.id)
  const theirs = server.allRemarks.get(touch.id)
  const { fields } = touch
  if (mine?.kind === 'comment' && (theirs === undefined || theirs.kind === 'comment') && (fields.has(WHOLE) || fields.has('text')) && mine.text !== theirs?.text) {
    const { cardId, id: commentId, text, mentions } = mine
    return [{ type: 'comment', cardId, commentId, text, ...(mentions === undefined ? {} : { mentions }), ...(theirs === undefined ? {} : { before: theirs.text }) }]
  }
  return setAsideOther(local, server, touch)
}

function newCard(card: Card): TrayWork {
  const fields = Object.fromEntries(Object.entries(card).filter(([key]) => !OWN_KEYS.has(key)))
  return {
    type: 'new-card',
    cardId: card.id,
    kind: card.kind,
    text: card.text,
    fields,
    ...(card.partyId === undefined ? {} : { partyId: card.partyId }),
    ...(card.sectionId === undefined ? {} : { sectionId: card.sectionId }),
    ...(card.position === undefined ? {} : { position: card.position }),
  }
}

function setAsideOther(local: BoardValues, server: BoardValues, touch: Touch): TrayWork[] {
  const { thing, id, fields } = touch
  if (thing === 'card') return []
  const mine = thingValue(local, thing, id)
  const theirs = thingValue(server, thing, id)
  const differing = differingFields(mine, theirs)
  if (differing.size === 0) return []
  const isTouched = fields.has(WHOLE) || differing.has(WHOLE) || [...differing].some((field) => fields.has(field))
  if (!isTouched) return []
  if (mine === undefined) return [{ type: 'deleted', cardId: id, text: title(server, touch), ...namedIn(server, touch), thing }]
  // Removed by somebody else: only what this hand made as a whole is worth telling.
  if (theirs === undefined && thing !== 'timeline' && !fields.has(WHOLE)) return []
  return [{ type: 'changed', cardId: id, text: title(local, touch), ...namedIn(local, touch), thing }]
}

/** Kept beside the words: names change, so they are put in where the words are read. */
function namedIn(board: BoardValues, { thing, id }: Touch): { readonly mentions?: string } {
  const remark = thing === 'remark' ? board.allRemarks.get(id) : undefined
  return remark?.kind === 'comment' && remark.mentions !== undefined ? { mentions: remark.mentions } : {}
}

/** Words by which a reader knows the thing; a link is known by its two ends. */
function title(board: BoardValues, { thing, id }: Touch): string {
  if (thing === 'section') return board.sections.get(id)?.title ?? ''
  if (thing === 'lane') return board.lanes.get(id)?.title ?? ''
  if (thing === 'remark') return remarkTitle(board, board.allRemarks.get(id))
  const link = thing === 'link' ? board.links.get(id) : undefined
  if (link === undefined) return ''
  return [link.from, link.to].map((end) => board.cards.get(end)?.text ?? '').join(' → ')
}

function remarkTitle(board: BoardValues, remark: Remark | undefined): string {
  if (remark === undefined) return ''
  return [remark.kind === 'comment' ? remark.text : remark.value, board.cards.get(remark.cardId)?.text ?? ''].join(' → ')
}
