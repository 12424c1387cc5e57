/**
 * What a sealed round (or the live board) says on paper: plain data in the workshop's language, the same for every
 * renderer. Each card of the board stands in exactly one chapter. Plain objects only: a report crosses to a worker.
 */
import type { BoardContent, NoteMark, ProjectStatus, StatementStatus } from '../board/schema.ts'
import type { Language, Party, Round } from '../workshop/nouns.ts'

/** What a report is made of. `snapshot` is absent for the live board. */
export type ReportInput = {
  readonly workshop: { readonly id: string; readonly title: string; readonly language: Language }
  readonly snapshot?: { readonly number: number; readonly sealedAt: string; readonly sha256: string; readonly previousSha256: string | null }
  readonly parties: readonly Party[]
  readonly rounds: readonly Round[]
  readonly content: BoardContent
  /** Card id → name of who first brought it. */
  readonly authorNames: ReadonlyMap<string, string>
  /** Participant id → name and party now, for who comments, reacts or is mentioned. */
  readonly names?: ReadonlyMap<string, { readonly name: string; readonly partyId?: string }>
  readonly participants?: number
  /** Pictures that can be had, by the name that cards give them; of the others a frame with the description stands there. */
  readonly images?: readonly ReportImage[]
}

/** A picture as documents take it. */
export type ReportImage = { readonly file: string; readonly mediaType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }

/** A card as the reader meets it: whose it is and what it says. */
export type ReportCard = {
  readonly id: string
  /** As it is on the board; renderers make it visible (visibleText.ts) and escape it. */
  readonly text: string
  readonly party?: Party
  readonly author?: string
}

export type Fact = { readonly label: string; readonly value: string }

export type Seal = {
  readonly number: number
  readonly sealedAt: string
  readonly sha256: string
  readonly previousSha256: string | null
}

export type StatementItem = {
  readonly card: ReportCard
  readonly status: StatementStatus
  readonly words: number
  readonly supportedBy: readonly ReportReference[]
  readonly realisedBy: readonly ReportReference[]
}

/** A card mentioned at another: `label` is its number (U3) or kind, `text` its own. */
export type ReportReference = { readonly id: string; readonly label: string; readonly text: string; readonly party?: Party }

export type PrincipleItem = { readonly card: ReportCard; readonly label: string; readonly place?: string; readonly supports: readonly ReportReference[] }

export type DevelopmentItem = {
  readonly card: ReportCard
  readonly relevance?: number
  readonly priority?: number
  readonly horizon?: string
  readonly place?: string
}

export type NoteItem = { readonly card: ReportCard; readonly mark?: NoteMark }

/** Notes of one section; without `title` they lie loose on the table. */
export type NoteGroup = { readonly title?: string; readonly notes: readonly NoteItem[] }

/** A text, shape or drawing; `label` says which. */
export type ThingItem = { readonly card: ReportCard; readonly label: string }

/** Things of one section; without `title` they lie loose on the table. */
export type ThingGroup = { readonly title?: string; readonly things: readonly ThingItem[] }

export type StepItem = { readonly card: ReportCard; readonly weeks?: number; readonly ownerRole?: string; readonly done: boolean }

export type ProjectItem = {
  readonly card: ReportCard
  readonly start?: string
  readonly end?: string
  readonly status: ProjectStatus
  readonly steps: readonly StepItem[]
  readonly realises: readonly ReportReference[]
  readonly dependsOn: readonly ReportReference[]
}

/** A row of the roadmap; without `title` its projects are not planned yet. */
export type LaneItem = { readonly title?: string; readonly projects: readonly ProjectItem[] }

/** A comment reads as a card does: whose it is and what it says, people mentioned by name; then when, and whether it is done with. */
export type SaidComment = ReportCard & { readonly notes: readonly string[] }

/** What was said of one card. Tags as they are; reactions in words with their number. */
export type SaidItem = { readonly card: ReportReference; readonly tags: readonly string[]; readonly reactions: readonly string[]; readonly comments: readonly SaidComment[] }

export type LooseEnds = { readonly title: string; readonly cards: readonly ReportReference[] }

export type PartyItem = { readonly party: Party; readonly cards: number }

export type ChapterHead = { readonly number: number; readonly title: string; readonly intro: string }

/** Every kind of section there is. A renderer switches over `type` without a default, so that a new kind breaks its compilation. */
export type ReportSection =
  | {
      readonly type: 'cover'
      readonly eyebrow: string
      readonly title: string
      /** The adopted statement, if there is exactly one. */
      readonly lead?: string
      /** Only on the live board: that this is no record. */
      readonly warning?: string
      readonly facts: readonly Fact[]
      readonly parties: readonly Party[]
      readonly seal?: Seal
    }
  | { readonly type: 'empty'; readonly text: string }
  | { readonly type: 'statements'; readonly head: ChapterHead; readonly items: readonly StatementItem[] }
  | { readonly type: 'principles'; readonly head: ChapterHead; readonly items: readonly PrincipleItem[] }
  | { readonly type: 'developments'; readonly head: ChapterHead; readonly items: readonly DevelopmentItem[] }
  | { readonly type: 'notes'; readonly head: ChapterHead; readonly groups: readonly NoteGroup[] }
  | { readonly type: 'things'; readonly head: ChapterHead; readonly groups: readonly ThingGroup[] }
  | { readonly type: 'roadmap'; readonly head: ChapterHead; readonly lanes: readonly LaneItem[]; readonly steps: readonly StepItem[] }
  | { readonly type: 'boardPicture'; readonly head: ChapterHead; readonly alt: string }
  | { readonly type: 'remarks'; readonly head: ChapterHead; readonly items: readonly SaidItem[] }
  | { readonly type: 'looseEnds'; readonly head: ChapterHead; readonly groups: readonly LooseEnds[] }
  | { readonly type: 'parties'; readonly head: ChapterHead; readonly items: readonly PartyItem[] }

export type Report = {
  readonly workshopId: string
  readonly title: string
  readonly language: Language
  readonly seal?: Seal
  readonly sections: readonly ReportSection[]
  /** The same cards as data, for formats that carry data and for the picture. */
  readonly content: BoardContent
  readonly parties: readonly Party[]
  readonly rounds: readonly Round[]
  /** Card id → name, as pairs sorted by id. */
  readonly authors: readonly (readonly [cardId: string, name: string])[]
  readonly images?: readonly ReportImage[]
}
