import type { ActionContext } from '../features/actions/actionContext.ts'
import type { MenuPlace } from '../features/actions/actionGroup.ts'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import type { MenuAsked } from './useActionKeys.ts'

export type OpenMenu = { readonly context: ActionContext; readonly of: MenuPlace; readonly at: { readonly x: number; readonly y: number }; readonly from: Element | null }
export type MoreContext = Partial<Pick<ActionContext, 'at' | 'sectionId' | 'laneId' | 'ids'>>

/** [AC10] The menu of what lies on the board there: a card becomes the chosen one unless it is among them; elsewhere nothing is chosen. */
export function boardMenu(canvas: CanvasControls, { target, x, y, byKey }: MenuAsked, contextOf: (more: MoreContext) => ActionContext): OpenMenu {
  const surface = target.closest<HTMLElement>('[data-board-surface]')
  const under = canvas.under({ target, clientX: x, clientY: y })
  // A key asks about what has the keyboard, not about what happens to lie there.
  const isGround = byKey && target === surface
  const chosen = canvas.verbs.chosen()
  if (!isGround && under.cardId !== undefined) canvas.takeUp(under.cardId)
  else if (!byKey) {
    canvas.verbs.select([])
    surface?.focus({ preventScroll: true })
  }
  const ofCards = isGround ? chosen.length > 0 : under.cardId !== undefined
  const context = contextOf({ at: under.at, ...(ofCards || isGround || under.sectionId === undefined ? {} : { sectionId: under.sectionId }) })
  const of: MenuPlace = ofCards ? (context.ids.length > 1 ? 'cards' : 'card') : context.sectionId === undefined ? 'ground' : 'section'
  return { context, of, at: { x, y }, from: document.activeElement }
}
