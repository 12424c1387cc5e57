/** What is no paper, from far away: words as stripes, forms as forms, drawings as thin lines. */
import { parseStrokes } from '@visiebord/shared/board/geometry/strokes.ts'
import { type Card, type DrawingCard, type ShapeCard, tintOf } from '@visiebord/shared/board/schema.ts'
import type { Box } from './camera.ts'

type Inks = { readonly papers: readonly { readonly fill: string; readonly strong: string }[]; readonly ink: string; readonly edge: string; readonly quiet: string; readonly paper: string }
type How = { readonly scale: number; /** Not on the thread that is lit. */ readonly quiet: boolean }

/** A line of words in board units, and how much of it is ink from far. */
const LINE = 30
const INKED = 0.3
const LINE_ENDS = [1, 0.94, 0.7]

/** A card is a value: its lines stay while it does. */
const lines = new WeakMap<DrawingCard, { readonly path: Path2D; readonly w: number; readonly h: number }>()

function linesOf(card: DrawingCard): { readonly path: Path2D; readonly w: number; readonly h: number } {
  const known = lines.get(card)
  if (known !== undefined) return known
  const path = new Path2D()
  let [w, h] = [24, 24]
  for (const stroke of parseStrokes(card.strokes) ?? []) {
    for (const [at, { x, y }] of stroke.entries()) {
      if (at === 0) path.moveTo(x, y)
      // one press is a dot, which a line of no length does not show
      path.lineTo(at === 0 ? x + 0.1 : x, y)
      ;[w, h] = [Math.max(w, x + 3), Math.max(h, y + 3)]
    }
  }
  const drawn = { path, w, h }
  lines.set(card, drawn)
  return drawn
}

function tracePath(context: CanvasRenderingContext2D, { form }: ShapeCard, { x, y, w, h }: Box): void {
  context.beginPath()
  if (form === 'ellipse') context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI)
  else if (form === 'diamond') {
    context.moveTo(x + w / 2, y)
    context.lineTo(x + w, y + h / 2)
    context.lineTo(x + w / 2, y + h)
    context.lineTo(x, y + h / 2)
    context.closePath()
  } else context.roundRect(x, y, w, h, form === 'rounded' ? Math.min(8, w / 4, h / 4) : 0)
}

/** Draws it in px of the screen when it is one of these; answers whether it was. */
export function drawFarThing(context: CanvasRenderingContext2D, card: Card, box: Box, inks: Inks, { scale, quiet }: How): boolean {
  const { x, y, w, h } = box
  if (card.kind === 'text') {
    const rows = Math.max(1, Math.round(h / scale / LINE))
    context.fillStyle = quiet ? inks.edge : inks.ink
    for (let row = 0; row < rows; row++) context.fillRect(x, y + ((row + 0.35) * h) / rows, w * (LINE_ENDS[row % 3] ?? 1), Math.max(1, (h / rows) * INKED))
    return true
  }
  if (card.kind === 'shape') {
    const tint = tintOf(card)
    const paper = inks.papers[tint ?? 0]
    tracePath(context, card, box)
    context.fillStyle = quiet ? inks.quiet : (paper?.fill ?? inks.paper)
    context.fill()
    context.strokeStyle = quiet ? inks.edge : tint === undefined ? inks.ink : (paper?.strong ?? inks.ink)
    context.lineWidth = Math.max(1, 2 * scale)
    context.stroke()
    return true
  }
  if (card.kind === 'drawing') {
    const { path, w: drawnW, h: drawnH } = linesOf(card)
    const tint = tintOf(card)
    context.save()
    context.translate(x, y)
    context.scale(w / drawnW, h / drawnH)
    context.strokeStyle = quiet ? inks.edge : tint === undefined ? inks.ink : (inks.papers[tint]?.strong ?? inks.ink)
    context.lineCap = 'round'
    context.lineJoin = 'round'
    // never thinner than a px of the screen, however far
    context.lineWidth = Math.max(card.pen === 'marker' ? 14 : 4, 1 / Math.max(0.001, w / drawnW))
    context.stroke(path)
    context.restore()
    return true
  }
  if (card.kind === 'image') {
    // A box with what pictures are shown by everywhere: two hills and a sun.
    context.fillStyle = inks.quiet
    context.fillRect(x, y, w, h)
    context.strokeStyle = inks.edge
    context.lineWidth = 1
    context.strokeRect(x + 0.5, y + 0.5, Math.max(0, w - 1), Math.max(0, h - 1))
    context.fillStyle = inks.edge
    context.beginPath()
    context.moveTo(x + w * 0.15, y + h * 0.8)
    context.lineTo(x + w * 0.42, y + h * 0.38)
    context.lineTo(x + w * 0.58, y + h * 0.62)
    context.lineTo(x + w * 0.7, y + h * 0.48)
    context.lineTo(x + w * 0.86, y + h * 0.8)
    context.closePath()
    context.fill()
    context.beginPath()
    context.arc(x + w * 0.7, y + h * 0.27, Math.min(w, h) * 0.08, 0, 2 * Math.PI)
    context.fill()
    return true
  }
  return false
}
