/**
 * The nouns of the board as everybody reads them: plain, readonly values. The Y.Doc behind them is written only by
 * `commands/` and read only by `projection.ts`; its layout is docs/spec/document.md. Lengths are board units
 * (1 unit = 1 CSS px at 100 %).
 */
import type { DevelopmentCard } from './kinds/development.ts'
import type { DrawingCard } from './kinds/drawing.ts'
import type { ImageCard } from './kinds/image.ts'
import type { NoteCard } from './kinds/note.ts'
import type { PrincipleCard } from './kinds/principle.ts'
import type { ProjectCard } from './kinds/project.ts'
import type { ShapeCard } from './kinds/shape.ts'
import type { StatementCard } from './kinds/statement.ts'
import type { StepCard } from './kinds/step.ts'
import type { Remark } from './remarks/remark.ts'
import type { TextCard } from './kinds/text.ts'
import type { Position, Quarter, Size } from './values.ts'

export type { DevelopmentCard, Position, PrincipleCard, Quarter, Size, StepCard }
export { PENS, type DrawingCard, type Pen } from './kinds/drawing.ts'
export type { ImageCard } from './kinds/image.ts'
export { NOTE_MARKS, type NoteCard, type NoteMark } from './kinds/note.ts'
export { PROJECT_STATUSES, type ProjectCard, type ProjectStatus } from './kinds/project.ts'
export { SHAPE_FORMS, type ShapeCard, type ShapeForm } from './kinds/shape.ts'
export { STATEMENT_STATUSES, type StatementCard, type StatementStatus } from './kinds/statement.ts'
export { LETTER_SIZES, type LetterSize, type TextCard } from './kinds/text.ts'
export { TINTS, tintOf, type Tint } from './kinds/tint.ts'

export const CARD_KINDS = ['note', 'development', 'principle', 'statement', 'project', 'step', 'text', 'shape', 'drawing', 'image'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export const LINK_KINDS = ['supports', 'realises', 'dependsOn', 'sameAs', 'differsFrom', 'relates'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Names of the root types of the Y.Doc. The gate refuses every other. */
export const ROOTS = ['meta', 'cards', 'sections', 'lanes', 'timeline', 'links', 'remarks'] as const
export type Root = (typeof ROOTS)[number]

export type Card = NoteCard | DevelopmentCard | PrincipleCard | StatementCard | ProjectCard | StepCard | TextCard | ShapeCard | DrawingCard | ImageCard
export type CardOf<K extends CardKind> = Extract<Card, { readonly kind: K }>

/** Fields that every card may have; those of its kind: `kinds/`. `text` is a Y.Text, all others are plain values. */
export const COMMON_CARD_FIELDS = ['kind', 'text', 'position', 'size', 'order', 'partyId', 'authorId', 'color', 'sectionId', 'locked'] as const

export type Section = {
  readonly id: string
  readonly title: string
  readonly position: Position
  readonly size: Size
  readonly color?: string
  readonly order: string
}

export type Lane = { readonly id: string; readonly title: string; readonly order: string; readonly partyId?: string }

/** The roadmap's frame on the canvas: where it lies and which quarters it shows. */
export type Timeline = { readonly position: Position; readonly start: Quarter; readonly quarters: number }

export type Link = { readonly id: string; readonly from: string; readonly to: string; readonly kind: LinkKind }

/** Everything on a board, read once. Arrays are sorted by id in UTF-16 code units: this is what a seal hashes. */
export type BoardContent = {
  readonly schema: number
  readonly cards: readonly Card[]
  readonly sections: readonly Section[]
  readonly lanes: readonly Lane[]
  readonly links: readonly Link[]
  readonly timeline: Timeline | Record<string, never>
  /** Missing when there are none: such a board reads, and is sealed, as before there were remarks. */
  readonly remarks?: readonly Remark[]
}

/** The document schema this code writes. Raised only together with a migration in `migrations/`. */
export const SCHEMA = 1
