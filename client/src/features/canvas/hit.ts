import { type Box, ELEMENT_SCALE, type Point, type Viewport } from './camera.ts'
import type { Stage } from './stage.ts'

/** The card under a press: the element's, or, far away where cards are drawn, the one on top at that point. */
export function cardAt(stage: Stage, target: EventTarget | null, point: Point): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-card-id]') : null
  if (element !== null) return element.dataset['cardId']
  if (!stage.isDrawn()) return undefined
  let best: { readonly id: string; readonly order: string; readonly drawn: boolean } | undefined
  for (const id of stage.index.at(point)) {
    const card = stage.reader.cards.get(id)
    if (card === undefined || (card.kind === 'step' && card.position === undefined)) continue
    const drawn = card.kind === 'drawing'
    // a drawing fills little of its box: what lies in it is meant
    if (best === undefined || (best.drawn === drawn ? card.order > best.order : best.drawn)) best = { id, order: card.order, drawn }
  }
  return best?.id
}

/** A card this large on the screen leaves hardly any table beside it. */
const FILLS = { across: 0.8, down: 0.5 } as const

/**
 * Whether one finger on a card carries it. From so far, or so near, that a finger would hardly fall on anything else, it
 * pans; a card that was chosen first goes along all the same.
 */
export function fingerCarries({ box, scale, viewport, isChosen }: { readonly box: Box | undefined; readonly scale: number; readonly viewport: Viewport; readonly isChosen: boolean }): boolean {
  if (isChosen || box === undefined) return isChosen
  return scale >= ELEMENT_SCALE && (box.w * scale < viewport.w * FILLS.across || box.h * scale < viewport.h * FILLS.down)
}
