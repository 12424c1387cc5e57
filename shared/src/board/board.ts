/**
 * The board as the rest of the code holds it. Nobody outside `shared/board` sees a Yjs type: reads come from the
 * reader, writes go through the commands, typing through a text handle.
 */
import type { CommentWords, ReactionSign, Remark, Tag } from './remarks/remark.ts'
import type { Card, CardKind, Lane, Link, LinkKind, Position, Quarter, Section, Size, Timeline } from './schema.ts'

/** What one transaction changed. Ids of things that are gone are in the sets too; the reader answers `undefined` for them. */
export type BoardChange = {
  readonly cards: ReadonlySet<string>
  /** Of those cards, what they were; not of one that is new. */
  readonly was: ReadonlyMap<string, Card>
  readonly sections: ReadonlySet<string>
  readonly lanes: ReadonlySet<string>
  readonly links: ReadonlySet<string>
  readonly remarks: ReadonlySet<string>
  readonly timeline: boolean
  /** True when this hand made it (a command or an undo here), false when it came from the network or the local copy. */
  readonly local: boolean
}

/** Normalised, incremental reads: a change costs what changed, never the size of the board. Values are immutable and keep their identity until they change. */
export type BoardReader = {
  readonly cards: ReadonlyMap<string, Card>
  readonly sections: ReadonlyMap<string, Section>
  readonly lanes: ReadonlyMap<string, Lane>
  readonly links: ReadonlyMap<string, Link>
  readonly remarks: ReadonlyMap<string, Remark>
  /** Also those whose card is gone: what a hand wrote must be found wherever it is. */
  readonly allRemarks: ReadonlyMap<string, Remark>
  readonly timeline: Timeline | undefined
  /** Ids of links that start or end at a card. */
  linksAt(cardId: string): ReadonlySet<string>
  /** Steps of a project, in their order. */
  stepsOf(projectId: string): readonly string[]
  /** Comments, reactions and tags of a card as they were made; the same list until one of them changes. `remarks/` makes something of it. */
  remarksAt(cardId: string): readonly Remark[]
  /** The Yjs client id that last wrote this field of a card; `undefined` when it is not set. Not for `text`, which many write together. */
  lastWriter(cardId: string, field: string): number | undefined
  /** Things in the document that do not parse: skipped and counted, never thrown upon. */
  readonly skipped: number
  /** Called once per transaction, after every value is up to date. */
  subscribe(listener: (change: BoardChange) => void): () => void
  /** Called when this card changes, appears or goes. */
  subscribeCard(cardId: string, listener: () => void): () => void
  /** Called when what `remarksAt` answers for this card changes. */
  subscribeRemarks(cardId: string, listener: () => void): () => void
  dispose(): void
}

export type NewCard = {
  readonly kind: CardKind
  readonly id?: string
  readonly text?: string
  readonly position?: Position
  readonly size?: Size
  readonly partyId?: string
  readonly color?: string
  readonly sectionId?: string
  readonly order?: string
  /** Fields of the kind; what is missing gets its default (status `concept`/`planned`, done false, the next number). */
  readonly fields?: Readonly<Record<string, unknown>>
}

export type CardFields = {
  readonly partyId?: string | null
  readonly color?: string | null
  readonly sectionId?: string | null
  readonly size?: Size | null
} & Readonly<Record<string, unknown>>

/** Cards from elsewhere. Their ids name them in links, tags and a step's project; each gets an id of its own here. */
export type PastedCards = {
  readonly cards: readonly NewCard[]
  readonly links?: readonly Pick<Link, 'from' | 'to' | 'kind'>[]
  readonly tags?: readonly Pick<Tag, 'cardId' | 'value'>[]
  /** The section they come to lie in, made as large as they need in the same step. */
  readonly section?: { readonly id: string; readonly size: Size }
}

/** `onTop`: what a hand puts down lies above what was there, in the same step; `size`: what it becomes in that step. */
export type CardMove = { readonly id: string; readonly position: Position; readonly size?: Size; readonly sectionId?: string | null; readonly onTop?: boolean }

export type SectionMove = { readonly id: string; readonly position: Position }

/** Where a project stands on the roadmap. `start` ≤ `end`. */
export type RoadmapPlace = { readonly laneId: string; readonly start: Quarter; readonly end: Quarter }

/**
 * Every write of the board, one verb each, each one transaction and one undo step. A verb that meets a thing that is
 * gone leaves it out. Strings are made well formed. Returns ids of what was made; ids are made by the injected source.
 */
export type BoardCommands = {
  addCards(cards: readonly NewCard[]): readonly string[]
  /** One position a card: one value, so two hands never mix an x and a y. */
  moveCards(moves: readonly CardMove[]): void
  resizeCard(id: string, size: Size, position?: Position): void
  /** Sets fields of the card's own kind and common ones; `null` removes. */
  setCardFields(id: string, fields: CardFields): void
  /** Replaces the text by the smallest splice, so that what others type meanwhile stays. */
  setCardText(id: string, text: string): void
  /** Deletes the cards, their links, and the steps of a deleted project. */
  deleteCards(ids: readonly string[]): void
  /** Copies with their texts and fields, and links among them; steps go along with their project. */
  duplicateCards(ids: readonly string[], offset: Position): readonly string[]
  /** Cards from elsewhere with what hangs together among them. */
  pasteCards(pasted: PastedCards): readonly string[]
  /** On the roadmap: lane and quarters, no position. */
  placeProject(id: string, place: RoadmapPlace): void
  /** Off the roadmap, onto the board. */
  unplaceProject(id: string, position: Position): void
  /** Above all others. */
  raiseCards(ids: readonly string[]): void
  /** Below all others. */
  lowerCards(ids: readonly string[]): void
  /** Puts a card between two siblings (list view, steps in a project). */
  orderCard(id: string, between: { readonly after?: string; readonly before?: string }): void
  addSection(section: { readonly title: string; readonly position: Position; readonly size: Size; readonly color?: string }): string
  renameSection(id: string, title: string): void
  /** Its cards move along. */
  moveSection(id: string, position: Position): void
  /** Several at once, as two that change places. */
  moveSections(moves: readonly SectionMove[]): void
  resizeSection(id: string, size: Size, position?: Position): void
  /** Cards in it laid anew, and the section as large as they need, in one step. */
  arrangeSection(id: string, moves: readonly CardMove[], size?: Size): void
  /** A new section, in which these cards are from now on; they stay where they lie. */
  groupCards(section: { readonly title: string; readonly position: Position; readonly size: Size; readonly color?: string }, ids: readonly string[]): string
  /** Its cards stay where they lie, without a section. */
  deleteSection(id: string): void
  addLane(title: string): string
  renameLane(id: string, title: string): void
  orderLane(id: string, between: { readonly after?: string; readonly before?: string }): void
  /** Its projects come off the roadmap, onto the board below it. */
  deleteLane(id: string): void
  setTimeline(timeline: Timeline): void
  addLink(link: { readonly from: string; readonly to: string; readonly kind: LinkKind }): string | undefined
  deleteLinks(ids: readonly string[]): void
  addComment(cardId: string, comment: CommentWords): string | undefined
  /** One's own only. */
  setComment(id: string, comment: CommentWords): void
  /** Done with, or open again. */
  resolveComment(id: string, resolved: boolean): void
  /** Those of others go for good: no undo brings them back. */
  deleteComments(ids: readonly string[]): void
  /** One's own reaction, made or taken back. */
  toggleReaction(cardId: string, value: ReactionSign): void
  addTag(cardIds: readonly string[], value: string): void
  removeTag(cardId: string, value: string): void
}

/** The text of one card or the title of one section or lane, as an editor needs it. Offsets are UTF-16 code units. */
export type TextHandle = {
  read(): string
  /** One splice; `insert` is made well formed. A surrogate pair is never cut. */
  splice(index: number, remove: number, insert: string): void
  /** Several splices, each in the text that the one before it left: one act for others, and an undo step of its own. */
  change(splices: readonly { readonly index: number; readonly remove: number; readonly insert: string }[]): void
  /** Changes by others, as splices in order, so that a caret can be carried along. */
  observe(listener: (splices: readonly { readonly index: number; readonly remove: number; readonly insert: string }[]) => void): () => void
}

export type UndoOutcome = { readonly done: true } | { readonly done: false; readonly why: 'nothing' | 'others-wrote' }

/** Undo and redo of this hand's own work only, in this tab. */
export type UndoDesk = {
  canUndo(): boolean
  canRedo(): boolean
  /** Refuses with `others-wrote` to take back a card in which others wrote since. */
  undo(): UndoOutcome
  redo(): UndoOutcome
  /** Begins a new step: the next change is not merged with typing before it. */
  cut(): void
  subscribe(listener: () => void): () => void
}

export type Board = {
  readonly read: BoardReader
  readonly commands: BoardCommands
  readonly undo: UndoDesk
  cardText(cardId: string): TextHandle | undefined
  sectionTitle(sectionId: string): TextHandle | undefined
  dispose(): void
}

/** `openBoard(doc, options)` in `openBoard.ts` makes a Board of a Y.Doc. */
export type BoardOptions = {
  /** Makes an id: opaque, at most 64 characters. */
  readonly newId: () => string
  /** Whose hand this is: becomes `authorId` of new cards. */
  readonly authorId: () => string | undefined
  /** The moment for what carries one, RFC 3339 UTC with milliseconds; without it, it carries none. */
  readonly now?: () => string
}
