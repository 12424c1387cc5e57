/** What lies on the board without being a slip of paper: words, forms and drawings. */
import { drawingPaths } from '../../board/geometry/drawingPaths.ts'
import { textRoomOf } from '../../board/geometry/cardText.ts'
import { plainWords } from '../../board/words/readWords.ts'
import { tintOf, type DrawingCard, type ImageCard, type ShapeCard, type ShapeForm, type TextCard } from '../../board/schema.ts'
import { PAPER, partyPaper } from '../paper.ts'
import type { ReportWords } from '../reportWords.ts'
import { ellipsePath, roundedPath } from '../shapes.ts'
import type { Drawn, Place } from './drawn.ts'
import { markedShapes } from './markedShapes.ts'
import type { Shape } from './picture.ts'
import { textShapes } from './textShapes.ts'

const EDGE = 2

export function bareWords(card: TextCard, { x, y, w, h, seen }: Place): Drawn {
  const room = textRoomOf(card, { w, h })
  const rect = { x, y, w, h: seen }
  if (room === undefined) return { rect, shapes: [] }
  const { left, right, top, under, ...letters } = room
  const box = { x: x + left, y: y + top, w: w - left - right, h: h - top - under, color: PAPER.ink, ...letters }
  return { rect, shapes: (markedShapes(card.text, box) ?? textShapes(card.text, box)).shapes }
}

export function formShapes(card: ShapeCard, { x, y, w, h, seen }: Place): Drawn {
  const tint = tintOf(card)
  const paper = partyPaper(tint)
  const rect = { x, y, w, h: seen }
  // the line is drawn within the box
  const edge = { fill: paper.fill, stroke: tint === undefined ? PAPER.ink : paper.strong, strokeWidth: EDGE }
  const form: Shape = { type: 'path', d: formPath(card.form, { x: x + EDGE / 2, y: y + EDGE / 2, w: w - EDGE, h: seen - EDGE }), ...edge }
  const room = textRoomOf(card, { w, h })
  if (room === undefined) return { rect, shapes: [form] }
  const { left, right, top, under, ...letters } = room
  const box = { x: 0, y: 0, w: w - left - right, h: h - top - under, color: PAPER.ink, ...letters }
  const marked = markedShapes(card.text, { ...box, x: x + left }, { align: 'middle' })
  const said = marked ?? textShapes(card.text, box)
  const down = y + (seen - said.height) / 2
  if (marked !== undefined) return { rect, shapes: [form, ...marked.shapes.map((shape): Shape => (shape.type === 'text' ? { ...shape, y: shape.y + down } : shape))] }
  const words = said.shapes.map((shape): Shape => (shape.type === 'text' ? { ...shape, x: x + w / 2, y: shape.y + down, anchor: 'middle' } : shape))
  return { rect, shapes: [form, ...words] }
}

/** As SVG path data, in its box. */
export function formPath(form: ShapeForm, { x, y, w, h }: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }): string {
  switch (form) {
    case 'rectangle': return `M${x} ${y}H${x + w}V${y + h}H${x}Z`
    case 'rounded': return roundedPath(x, y, w, h, Math.min(24, w / 2, h / 2))
    case 'ellipse': return ellipsePath(x + w / 2, y + h / 2, w / 2, h / 2)
    case 'diamond': return `M${x + w / 2} ${y}L${x + w} ${y + h / 2}L${x + w / 2} ${y + h}L${x} ${y + h / 2}Z`
  }
}

export function drawnStrokes(card: DrawingCard, { x, y, w, h }: Place): Drawn {
  const tint = tintOf(card)
  const fill = tint === undefined ? PAPER.ink : partyPaper(tint).strong
  return { rect: { x, y, w, h }, shapes: drawingPaths(card, { x, y, w, h }).map((d): Shape => ({ type: 'path', d, fill, whole: true })) }
}

/** A picture in its box, or a frame that says what it is. */
export function imageShapes(card: ImageCard, { x, y, w, h }: Place, words: ReportWords): Drawn {
  const text = card.text.trim() === '' ? words.imageWithout : plainWords(card.text)
  const said = textShapes(text, { x: x + 12, y: y + 10, w: Math.max(1, w - 24), h: Math.max(1, h - 20), weight: 'medium', color: PAPER.ink, largest: 17.6, smallest: 12, lineHeight: 1.2, clip: true })
  const frame: Shape = { type: 'rect', x: x + 1, y: y + 1, w: w - 2, h: h - 2, fill: PAPER.paper, stroke: PAPER.borderStrong, strokeWidth: EDGE, dash: [8, 6] }
  return { rect: { x, y, w, h }, shapes: [{ type: 'image', x, y, w, h, file: card.file, instead: [frame, ...said.shapes] }] }
}
