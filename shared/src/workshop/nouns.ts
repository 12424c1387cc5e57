/**
 * The authority side of a workshop: what only the server may change. Plain data, as stored and as decided upon.
 * Times are RFC 3339 UTC with milliseconds; ids are opaque strings.
 */

export const ROLES = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const PHASES = ['start', 'vision', 'roadmap', 'act', 'plan', 'do', 'check'] as const
export type Phase = (typeof PHASES)[number]

export const ROUND_STATES = ['planned', 'open', 'sealed'] as const
export type RoundState = (typeof ROUND_STATES)[number]

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Kinds a round may allow. The same words as on the board; kept apart because the two sides do not know each other. */
export const ALLOWED_KINDS = ['note', 'development', 'principle', 'statement', 'project', 'step', 'text', 'shape', 'drawing', 'image'] as const
export type AllowedKind = (typeof ALLOWED_KINDS)[number]

export type Party = {
  readonly id: string
  readonly name: string
  /** Up to 4 characters, on every card. */
  readonly short: string
  /** 1–8: which paper and mark (LOOK). A ninth party repeats a paper. */
  readonly color: number
}

export type Round = {
  readonly id: string
  readonly title: string
  readonly phase: Phase
  readonly state: RoundState
  readonly instruction?: string
  /** Planned length in minutes; extending an open round raises it. */
  readonly minutes?: number
  readonly allows?: { readonly kinds: readonly AllowedKind[] }
  /** Place in the agenda: 0, 1, 2 … without gaps. */
  readonly order: number
  readonly openedAt?: string
  /** openedAt + minutes. At this time the bar says so; nothing is sealed by a clock. */
  readonly endsAt?: string
  readonly sealedAt?: string
  /** Number of the snapshot that this round became. */
  readonly snapshot?: number
}

export type Participant = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly partyId?: string
  readonly joinedAt: string
  /** Set when a facilitator removed this person: no session, no socket, no write. */
  readonly removedAt?: string
}

/** The short entry of a sealed round, as listed; the whole record is kept beside it. */
export type SnapshotEntry = {
  readonly number: number
  readonly roundId: string
  readonly sealedAt: string
  readonly sha256: string
  readonly previousSha256: string | null
}

/** Raised when what is stored has to be read otherwise than before. */
export const WORKSHOP_FORM = 2

export type WorkshopState = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly createdAt: string
  /** Raised by one at every committed change; a commit names the version it was decided on. */
  readonly version: number
  readonly parties: readonly Party[]
  readonly rounds: readonly Round[]
  readonly participants: readonly Participant[]
  readonly snapshots: readonly SnapshotEntry[]
  /** Who besides facilitators may fetch exports of sealed rounds. */
  readonly exportsFor: readonly Role[]
  /** Ids of parties that stand in a sealed round: they stay. None when absent. */
  readonly sealedParties?: readonly string[]
  /** Which form this state was written in; absent in the first. What is read in an older one is brought up to date (storedState.ts). */
  readonly form?: typeof WORKSHOP_FORM
}
