/** What the server shows of a workshop to one participant: body of frame 100 and of `GET /workshops/{id}`. */
import type { Remark } from '../board/remarks/remark.ts'
import type { BoardContent, Card, Lane, Link, Section } from '../board/schema.ts'
import type { BoardLimits } from '../board/limits.ts'
import type { WorkshopLimits } from '../workshop/limits.ts'
import type { Language, Party, Role, Round, SnapshotEntry } from '../workshop/nouns.ts'
import type { BoardPermission } from '../workshop/permissions.ts'
import type { Person } from './frames.ts'

export type WorkshopView = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly parties: readonly Party[]
  /** In agenda order. */
  readonly rounds: readonly Round[]
  readonly currentRoundId: string | null
  readonly me: { readonly participantId: string; readonly name: string; readonly role: Role; readonly partyId?: string }
  readonly allowed: {
    readonly board: BoardPermission
    /** Lead rounds, share links, manage people, import. */
    readonly lead: boolean
    readonly export: boolean
  }
  /** Who besides facilitators may download sealed rounds. */
  readonly exportsFor: readonly Role[]
  readonly limits: { readonly board: BoardLimits; readonly workshop: WorkshopLimits }
  readonly generation: string
  /** Number of the newest snapshot; 0 when none. */
  readonly sealed: number
  readonly snapshots: readonly SnapshotEntry[]
  /** Server time when this was built, RFC 3339 UTC: countdowns use it, never the reader's clock. */
  readonly now: string
}

/** `GET /workshops/{id}`: the view and who takes part. */
export type WorkshopViewWithPeople = WorkshopView & { readonly participants: readonly Person[] }

/** The sealed record (INTERFACE "The record of a sealed round"). `content` is a plain JSON object. */
export type SnapshotRecord = {
  readonly workshopId: string
  readonly number: number
  readonly sealedAt: string
  readonly previousSha256: string | null
  readonly sha256: string
  readonly content: SnapshotContent
}

export type SnapshotContent = {
  readonly schema: number
  readonly parties: readonly Party[]
  readonly rounds: readonly Round[]
  readonly ballots: readonly never[]
  readonly cards: readonly Card[]
  readonly sections: readonly Section[]
  readonly lanes: readonly Lane[]
  readonly links: readonly Link[]
  readonly timeline: BoardContent['timeline']
  /** Missing when there are none. */
  readonly remarks?: readonly Remark[]
}
