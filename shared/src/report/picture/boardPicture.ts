/** The whole board, and the roadmap alone, as flat pictures. Pure: the same content gives the same shapes. */
import { around, grown, type Rect } from '../../board/geometry/rect.ts'
import { compareOrder } from '../../board/order.ts'
import type { Card, Section } from '../../board/schema.ts'
import { plainWords } from '../../board/words/readWords.ts'
import { readerOfContent } from '../../board/staticReader.ts'
import { formatMoment } from '../formatMoment.ts'
import { PAPER } from '../paper.ts'
import type { Report } from '../reportModel.ts'
import { reportWords } from '../reportWords.ts'
import { circlePath, sealPath } from '../shapes.ts'
import { shortHash } from '../shortHash.ts'
import { visibleLine } from '../visibleText.ts'
import { cardShapes } from './cardShapes.ts'
import type { Picture, Shape } from './picture.ts'
import { roadmapShapes, type RoadmapSource } from './roadmapShapes.ts'
import { textShapes, textWidth } from './textShapes.ts'

type PictureSource = Pick<Report, 'content' | 'parties' | 'language' | 'seal' | 'title'>

const MARGIN = 64
const STITCH = 28
const EMPTY: Rect = { x: 0, y: 0, w: 1600, h: 600 }

const sourceOf = ({ content, parties, language }: PictureSource): RoadmapSource => {
  const byId = new Map(parties.map((party) => [party.id, party]))
  return { read: readerOfContent(content), partyOf: (id) => (id === undefined ? undefined : byId.get(id)), words: reportWords(language) }
}

/** Sheets, cards and roadmap on the table. `caption` adds what it is and the seal, for a picture that goes out alone. */
export function boardPicture(report: PictureSource, { caption }: { readonly caption: boolean }): Picture {
  const source = sourceOf(report)
  const { read, words, partyOf } = source
  const rects: Rect[] = []
  const shapes: Shape[] = []
  for (const section of [...read.sections.values()].toSorted(compareOrder)) {
    rects.push({ ...section.position, ...section.size })
    shapes.push(...sectionShapes(section))
  }
  const roadmap = read.lanes.size > 0 || [...read.cards.values()].some(isOnRoadmap) ? roadmapShapes(source) : undefined
  if (roadmap) {
    rects.push(roadmap.frame)
    shapes.push(...roadmap.shapes)
  }
  for (const card of [...read.cards.values()].toSorted(compareOrder)) {
    const party = partyOf(card.partyId)
    const drawn = cardShapes(card, party, words)
    if (drawn === undefined) continue
    rects.push(drawn.rect)
    const label = [card.kind === 'principle' ? `${words.kind.principle} U${card.number}` : words.kind[card.kind], party?.name ?? words.noParty, plainWords(card.text)]
    shapes.push({ type: 'card', id: card.id, kind: card.kind, label: label.join(' · '), shapes: drawn.shapes })
  }
  const table = grown(around(rects) ?? EMPTY, MARGIN)
  const frame = caption ? { ...table, h: table.h + captionUnit(table.w) * 4 } : table
  const empty = read.cards.size > 0 ? [] : emptyShapes(table, report.seal ? words.empty : words.emptyLive)
  return { ...frame, background: PAPER.table, shapes: [...shapes, ...empty, ...(caption ? captionShapes(report, table) : [])] }
}

/** The roadmap alone; undefined when there is no timeline. */
export function roadmapPicture(report: PictureSource): Picture | undefined {
  const roadmap = roadmapShapes(sourceOf(report))
  return roadmap && { ...roadmap.frame, background: PAPER.sheet, shapes: roadmap.shapes }
}

const isOnRoadmap = (card: Card): boolean => card.kind === 'project' && card.position === undefined

function sectionShapes({ title, position: { x, y }, size: { w, h } }: Section): readonly Shape[] {
  const name = textShapes(visibleLine(title), { x: x + 24, y: y + 16, w: w - 48, h: 40, weight: 'bold', color: PAPER.ink, largest: 28, smallest: 17.6, clip: true })
  return [
    { type: 'rect', x, y: y + 2, w, h, radius: 6, fill: '#B5C0BA' },
    { type: 'rect', x, y, w, h, radius: 6, fill: PAPER.sheet },
    ...name.shapes,
  ]
}

const emptyShapes = ({ x, y, w, h }: Rect, text: string): readonly Shape[] => [
  { type: 'text', x: x + w / 2, y: y + h / 2, text, size: 44, weight: 'regular', color: PAPER.inkSubtle, anchor: 'middle' },
]

/** Words under a picture grow with it, so that they can be read when all of it is seen. */
const captionUnit = (width: number): number => Math.min(160, Math.max(32, width / 60))

function captionShapes(report: PictureSource, table: Rect): readonly Shape[] {
  const words = reportWords(report.language)
  const unit = captionUnit(table.w)
  const x = table.x + MARGIN
  const y = table.y + table.h + unit * 1.5
  const { seal } = report
  const status = seal ? `${words.sealed}: ${formatMoment(seal.sealedAt, report.language)} · ${shortHash(seal.sha256)}` : words.liveWarning
  const title = `${visibleLine(report.title) || words.noTitle} · ${seal ? words.sealedRound(seal.number) : words.live}`
  return [
    ...textShapes(title, { x, y: y - unit, w: table.w - 2 * MARGIN - unit * 6, h: unit * 1.3, weight: 'bold', color: PAPER.ink, largest: unit, smallest: unit * 0.6, clip: true }).shapes,
    { type: 'text', x, y: y + unit * 1.4, text: status, size: unit * 0.7, weight: 'regular', color: PAPER.inkSubtle },
    ...(seal ? sealedShapes(seal.number, table, unit) : []),
  ]
}

/** Stitched round, and the seal on its lower edge. */
function sealedShapes(number: number, { x, y, w, h }: Rect, unit: number): readonly Shape[] {
  const r = unit * 2
  const centre = { x: x + w - STITCH - r * 1.6, y: y + h - STITCH }
  const text = String(number)
  const size = r * (text.length > 2 ? 0.62 : 0.86)
  return [
    { type: 'rect', x: x + STITCH, y: y + STITCH, w: w - 2 * STITCH, h: h - 2 * STITCH, radius: 8, stroke: PAPER.thread, strokeWidth: 7, dash: [34, 16] },
    { type: 'path', d: sealPath(centre.x, centre.y, r), fill: PAPER.thread },
    { type: 'path', d: circlePath(centre.x, centre.y, r * 0.79), stroke: PAPER.onThread, strokeWidth: r * 0.05 },
    { type: 'text', x: centre.x - textWidth(text, size, 'bold') / 2, y: centre.y + size * 0.335, text, size, weight: 'bold', color: PAPER.onThread },
  ]
}
