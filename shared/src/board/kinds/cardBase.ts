import type { Position, Size } from '../values.ts'

/** What every card may have. `text` is a Y.Text in the document, all others are plain values. */
export type CardBase = {
  readonly id: string
  readonly text: string
  /** Absolute, of the top left corner. A project placed on the roadmap and a step inside its project have none. */
  readonly position?: Position
  readonly size?: Size
  /** Fractional index: order among siblings, and what lies above what. */
  readonly order: string
  readonly partyId?: string
  readonly authorId?: string
  readonly color?: string
  readonly sectionId?: string
  /** Nobody moves, changes or deletes it by accident; whoever may write its kind may take this off. */
  readonly locked?: true
}
