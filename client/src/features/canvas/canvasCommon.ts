import type { Position } from '@visiebord/shared/board/schema.ts'
import type { CanvasVerbs } from '../actions/actionContext.ts'
import type { KeyedAction } from '../actions/keys.ts'
import type { FindPort } from '../find/findPort.ts'
import type { Insets } from './camera.ts'

/** What lies under a point of the window. */
export type Under = { readonly cardId: string | undefined; readonly sectionId: string | undefined; readonly at: Position }

/** Ways to show something on the board from outside it. */
export type CanvasControls = {
  /** Chooses the card, brings it into view and gives it the keyboard. */
  readonly showCard: (cardId: string) => void
  readonly showSection: (sectionId: string) => void
  readonly showRoadmap: () => void
  readonly showAll: () => void
  /** All that actions can do here. */
  readonly verbs: CanvasVerbs
  readonly find: FindPort
  readonly under: (event: { readonly target: EventTarget | null; readonly clientX: number; readonly clientY: number }) => Under
  /** Chooses a card under a hand, if it is not among the chosen ones, and gives it the keyboard. */
  readonly takeUp: (cardId: string) => void
  /** Chooses what was just put down, brings the first of it into view and gives it the keyboard. */
  readonly takeUpAll: (cardIds: readonly string[]) => void
  readonly inReadingOrder: (cardIds: readonly string[]) => readonly string[]
  /** The board point in the middle of what is seen. */
  readonly middle: () => Position
}

/** What a live and a sealed canvas have in common. */
export type CanvasCommon = {
  /** What slips cover at each side, px: cards with the focus are brought out from under them. */
  readonly insets?: Partial<Insets>
  /** `none` for the projector and for a sealed round shown inside something else. */
  readonly chrome?: 'full' | 'zoom' | 'none'
  /** Ctrl+Enter on a card, a click on one that is chosen already, or on one that carries the work. */
  readonly onOpenCard?: ((cardId: string) => void) | undefined
  /** The button ‘Zoeken’ appears in the tools when this is given. */
  readonly onSearch?: (() => void) | undefined
  /** A key of an action that the board does not know by itself. */
  readonly onAction?: ((action: KeyedAction) => void) | undefined
  /** Given once the board stands, `undefined` when it goes: ways to show something from outside. */
  readonly onControls?: ((controls: CanvasControls | undefined) => void) | undefined
  /** Name of the board for assistive technology. */
  readonly label?: string | undefined
}
