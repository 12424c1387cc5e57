import type { Insets } from './camera.ts'

/** Ways to show something on the board from outside it. */
export type CanvasControls = {
  /** Chooses the card, brings it into view and gives it the keyboard. */
  readonly showCard: (cardId: string) => void
  readonly showSection: (sectionId: string) => void
  readonly showRoadmap: () => void
  readonly showAll: () => void
}

/** What a live and a sealed canvas have in common. */
export type CanvasCommon = {
  /** What slips cover at each side, px: cards with the focus are brought out from under them. */
  readonly insets?: Partial<Insets>
  /** `none` for the projector and for a sealed round shown inside something else. */
  readonly chrome?: 'full' | 'zoom' | 'none'
  /** Ctrl+Enter on a card, a click on one that is chosen already, or on one that is more than a note. */
  readonly onOpenCard?: ((cardId: string) => void) | undefined
  /** The button ‘Zoeken’ appears in the tools when this is given. */
  readonly onSearch?: (() => void) | undefined
  /** Given once the board stands, `undefined` when it goes: ways to show something from outside. */
  readonly onControls?: ((controls: CanvasControls | undefined) => void) | undefined
  /** Name of the board for assistive technology. */
  readonly label?: string | undefined
}
