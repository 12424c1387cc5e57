import type { Point } from './camera.ts'
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
