/**
 * The nouns of the board as everybody reads them: plain, readonly values. The Y.Doc behind them is written only by
 * `commands/` and read only by `projection.ts`; its layout is docs/spec/document.md. Lengths are board units
 * (1 unit = 1 CSS px at 100 %).
 */

export const CARD_KINDS = ['note', 'development', 'principle', 'statement', 'project', 'step'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export const LINK_KINDS = ['supports', 'realises', 'dependsOn', 'sameAs', 'differsFrom', 'relates'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const STATEMENT_STATUSES = ['concept', 'proposed', 'adopted', 'dropped'] as const
export type StatementStatus = (typeof STATEMENT_STATUSES)[number]

export const PROJECT_STATUSES = ['planned', 'running', 'done', 'stopped'] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]

export const NOTE_MARKS = ['same', 'different'] as const
export type NoteMark = (typeof NOTE_MARKS)[number]

/** Names of the root types of the Y.Doc. The gate refuses every other. */
export const ROOTS = ['meta', 'cards', 'sections', 'lanes', 'timeline', 'links'] as const
export type Root = (typeof ROOTS)[number]

export type Position = { readonly x: number; readonly y: number }
export type Size = { readonly w: number; readonly h: number }

/** A quarter of a year, written `2027-Q1`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`

type CardBase = {
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
}

export type NoteCard = CardBase & { readonly kind: 'note'; readonly mark?: NoteMark }
export type DevelopmentCard = CardBase & {
  readonly kind: 'development'
  /** 1 (little) to 5 (much). */
  readonly relevance?: number
  /** 1 (low) to 5 (high). */
  readonly priority?: number
  readonly horizon?: string
}
export type PrincipleCard = CardBase & { readonly kind: 'principle'; readonly number: number }
export type StatementCard = CardBase & { readonly kind: 'statement'; readonly status: StatementStatus }
export type ProjectCard = CardBase & {
  readonly kind: 'project'
  readonly laneId?: string
  readonly start?: Quarter
  readonly end?: Quarter
  readonly status: ProjectStatus
}
export type StepCard = CardBase & {
  readonly kind: 'step'
  readonly projectId: string
  readonly weeks?: number
  readonly ownerRole?: string
  readonly done: boolean
}
export type Card = NoteCard | DevelopmentCard | PrincipleCard | StatementCard | ProjectCard | StepCard

/** Fields that belong to one kind, by kind. The command that sets fields and the gate use the same lists. */
export const FIELDS_OF_KIND = {
  note: ['mark'],
  development: ['relevance', 'priority', 'horizon'],
  principle: ['number'],
  statement: ['status'],
  project: ['laneId', 'start', 'end', 'status'],
  step: ['projectId', 'weeks', 'ownerRole', 'done'],
} as const satisfies Record<CardKind, readonly string[]>

/** Fields that every card may have. `text` is a Y.Text, all others are plain values. */
export const COMMON_CARD_FIELDS = ['kind', 'text', 'position', 'size', 'order', 'partyId', 'authorId', 'color', 'sectionId'] as const

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
}

/** The document schema this code writes. Raised only together with a migration in `migrations/`. */
export const SCHEMA = 1
