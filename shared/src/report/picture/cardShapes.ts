import { cardSize, seenSize } from '../../board/geometry/cardSize.ts'
import type { TextRoom } from '../../board/geometry/textRoom.ts'
import { KINDS } from '../../board/kinds/kindTable.ts'
import type { Card, NoteMark, StatementCard } from '../../board/schema.ts'
import { wordCount } from '../../board/selectors/wordCount.ts'
import type { Party } from '../../workshop/nouns.ts'
import { PAPER, partyPaper } from '../paper.ts'
import type { ReportWords } from '../reportWords.ts'
import { partyMark } from '../shapes.ts'
import { visibleLine } from '../visibleText.ts'
import type { Drawn, Place } from './drawn.ts'
import type { Shape } from './picture.ts'
import { markedShapes } from './markedShapes.ts'
import { bareWords, drawnStrokes, formShapes, imageShapes } from './thingShapes.ts'
import { textShapes, textWidth } from './textShapes.ts'


const BAND = 26
const EDGE = 2

/** A card where it lies, as large as its text needs; nothing for one without a place of its own. */
export function cardShapes(card: Card, party: Party | undefined, words: ReportWords): Drawn | undefined {
  if (card.position === undefined) return undefined
  const place = { ...card.position, ...cardSize(card), seen: seenSize(card).h }
  switch (card.kind) {
    case 'note':
      return noteShapes(card.text, card.mark, { place, party })
    case 'statement':
      return statementShapes(card, { place, party, words })
    case 'principle':
      return slipShapes(card.text, { place, party, room: KINDS.principle.room, number: `U${card.number}` })
    case 'development':
      return slipShapes(card.text, { place, party, room: KINDS.development.room, foot: weightOf(card.relevance, card.priority, words) })
    case 'project':
      return slipShapes(card.text, { place, party, room: KINDS.project.room, foot: words.projectStatus[card.status], isOwned: true })
    case 'step':
      return slipShapes(card.text, { place, party, room: KINDS.step.room, foot: card.done ? words.stepDone : words.stepOpen })
    case 'text':
      return bareWords(card, place)
    case 'shape':
      return formShapes(card, place)
    case 'drawing':
      return drawnStrokes(card, place)
    case 'image':
      return imageShapes(card, place, words)
  }
}

const weightOf = (relevance: number | undefined, priority: number | undefined, words: ReportWords): string =>
  [relevance === undefined ? '' : `${words.relevance} ${relevance}`, priority === undefined ? '' : `${words.priority} ${priority}`].filter((part) => part !== '').join(' · ')

function noteShapes(text: string, mark: NoteMark | undefined, { place, party }: { readonly place: Place; readonly party: Party | undefined }): Drawn {
  const paper = partyPaper(party?.color)
  const { x, y, w } = place
  const { shapes, h } = fit(text, place, KINDS.note.room, PAPER.ink)
  return {
    rect: { x, y, w, h },
    shapes: [
      { type: 'rect', x, y, w, h, radius: 2, fill: paper.fill, ...(party ? {} : { stroke: PAPER.borderStrong, strokeWidth: 1 }) },
      { type: 'rect', x, y, w, h: BAND, fill: paper.band },
      { type: 'rect', x, y: y + h - EDGE, w, h: EDGE, fill: paper.strong },
      ...partyLabel(party, x + 17, y + BAND / 2, PAPER.ink),
      ...(mark === undefined ? [] : [{ type: 'path', d: markPath(mark, x + w - 18, y + BAND / 2), stroke: PAPER.ink, strokeWidth: 1.8 } as const]),
      ...shapes,
    ],
  }
}

/** Mark and short name: whose it is. */
export const partyLabel = (party: Party | undefined, x: number, y: number, color: string): readonly Shape[] =>
  party === undefined
    ? []
    : [
        { type: 'path', d: partyMark(party.color, x, y, 5.5), fill: partyPaper(party.color).strong },
        { type: 'text', x: x + 12, y: y + 5, text: visibleLine(party.short), size: 14, weight: 'bold', color },
      ]

/** = for what is shared, ≠ for what differs. */
const markPath = (mark: NoteMark, x: number, y: number): string =>
  `M${x - 6} ${y - 3}H${x + 6}M${x - 6} ${y + 3}H${x + 6}${mark === 'different' ? `M${x + 3.5} ${y - 7}L${x - 3.5} ${y + 7}` : ''}`

type Slip = {
  readonly place: Place
  readonly party: Party | undefined
  readonly room: TextRoom
  readonly foot?: string
  readonly number?: string
  /** A broad edge in the party's colour. */
  readonly isOwned?: boolean
}

const fit = (text: string, place: Place, room: TextRoom, color: string): { readonly shapes: readonly Shape[]; readonly h: number } => {
  const { left, right, top, under, largest, smallest, lineHeight, weight } = room
  const box = { x: place.x + left, y: place.y + top, w: place.w - left - right, h: place.h - top - under, weight, color, largest, smallest, lineHeight }
  const said = markedShapes(text, box) ?? textShapes(text, box)
  return { shapes: said.shapes, h: Math.max(place.seen, top + said.height + under) }
}

/** White slips with a heavier edge below: developments, principles, and projects and steps that lie on the table. */
function slipShapes(text: string, { place, party, room, foot, number, isOwned }: Slip): Drawn {
  const { x, y, w } = place
  const { shapes, h } = fit(text, place, room, PAPER.ink)
  const footY = y + h - 15
  return {
    rect: { x, y, w, h },
    shapes: [
      { type: 'rect', x, y, w, h, radius: 2, fill: PAPER.paper, stroke: PAPER.border, strokeWidth: 1 },
      { type: 'rect', x, y: y + h - 2, w, h: 2, fill: PAPER.borderStrong },
      ...(isOwned === true ? [{ type: 'rect', x, y, w: 6, h, fill: partyPaper(party?.color).strong } as const] : []),
      ...(number === undefined
        ? partyLabel(party, x + room.left + 6, footY, PAPER.ink)
        : [
            { type: 'text', x: x + 12, y: y + 28, text: number, size: number.length > 3 ? 17 : 22, weight: 'bold', color: PAPER.ink } as const,
            { type: 'path', d: partyMark(party?.color, x + 20, y + 50, 5.5), fill: partyPaper(party?.color).strong } as const,
          ]),
      ...(foot === undefined || foot === '' ? [] : [{ type: 'text', x: x + w - 12, y: footY + 5, text: foot, size: 13, weight: 'medium', color: PAPER.inkSubtle, anchor: 'end' } as const]),
      ...shapes,
    ],
  }
}

/** The statement is read out in the room: large, with its status above and its words counted below. */
function statementShapes(card: StatementCard, { place, party, words }: { readonly place: Place; readonly party: Party | undefined; readonly words: ReportWords }): Drawn {
  const { x, y, w } = place
  const { shapes, h } = fit(card.text, place, KINDS.statement.room, card.status === 'dropped' ? PAPER.inkSubtle : PAPER.ink)
  const status = words.statementStatus[card.status]
  const kind = `${words.kind.statement} `
  const left = x + 19 + textWidth(kind, 15, 'medium') + 6
  const isAdopted = card.status === 'adopted'
  const sign = party === undefined ? 0 : textWidth(visibleLine(party.short), 14, 'bold') + 24
  return {
    rect: { x, y, w, h },
    shapes: [
      { type: 'rect', x, y, w, h, radius: 4, fill: PAPER.paper, stroke: PAPER.border, strokeWidth: 1 },
      { type: 'rect', x, y: y + h - 3, w, h: 3, fill: isAdopted ? PAPER.positive : PAPER.ink },
      { type: 'text', x: x + 19, y: y + 25, text: kind.trim(), size: 15, weight: 'medium', color: PAPER.inkSubtle },
      { type: 'rect', x: left, y: y + 9, w: textWidth(status, 14, 'bold') + 16, h: 22, radius: 4, stroke: isAdopted ? PAPER.positive : PAPER.borderStrong, strokeWidth: 1, ...(isAdopted ? { fill: PAPER.positiveSubtle } : {}) },
      { type: 'text', x: left + 8, y: y + 25, text: status, size: 14, weight: 'bold', color: isAdopted ? PAPER.positive : PAPER.ink },
      ...partyLabel(party, x + w - 21 - sign + 12, y + 20, PAPER.ink),
      { type: 'text', x: x + 19, y: y + h - 13, text: words.words(wordCount(card.text)), size: 15, weight: 'bold', color: PAPER.inkSubtle },
      ...shapes,
    ],
  }
}
