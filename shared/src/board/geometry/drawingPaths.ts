import type { DrawingCard } from '../kinds/drawing.ts'
import type { Size } from '../values.ts'
import { extentOf } from './layStrokes.ts'
import { strokePath } from './strokeOutline.ts'
import { parseStrokes, type Stroke } from './strokes.ts'

type Drawn = Pick<DrawingCard, 'strokes' | 'pen'>

/** A card is a value: it keeps its identity until it changes. */
const known = new WeakMap<Drawn, { readonly strokes: readonly Stroke[]; readonly extent: Size }>()

const drawnOf = (card: Drawn): { readonly strokes: readonly Stroke[]; readonly extent: Size } => {
  const found = known.get(card)
  if (found !== undefined) return found
  const strokes = parseStrokes(card.strokes) ?? []
  const drawn = { strokes, extent: extentOf(strokes, card.pen ?? 'pen') }
  known.set(card, drawn)
  return drawn
}

/** How large it is as it was drawn; another size of the card stretches it. */
export const drawnExtent = (card: Drawn): Size => drawnOf(card).extent

/** One path a stroke, as it was drawn or in a place and size of its own. */
export function drawingPaths(card: Drawn, place?: { readonly x: number; readonly y: number } & Size): readonly string[] {
  const { strokes, extent } = drawnOf(card)
  const { pen = 'pen' } = card
  const laid = place === undefined ? undefined : { x: place.x, y: place.y, across: place.w / extent.w, down: place.h / extent.h }
  return strokes.map((stroke) => strokePath(stroke, pen, laid))
}
