/**
 * What core asks of durable storage. Every adapter (memory, SQLite, later PostgreSQL) passes `test/contracts/storeContract.ts`.
 * All methods reject only when the infrastructure fails (StoreFailure); "not there" is `undefined`.
 */
import type { Role, SnapshotEntry, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'

/** Infrastructure failed (disk full, read-only, locked, corrupt). Never an outcome that a person caused. */
export class StoreFailure extends Error {
  readonly kind: 'unavailable' | 'corrupt' | 'conflict'
  constructor(kind: 'unavailable' | 'corrupt' | 'conflict', message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}

/** One row of a board's append-only log. */
export type LogRow = { readonly seq: number; readonly bytes: Uint8Array }

/**
 * Rows of a log that follow on, end to end in one buffer: thousands pass from thread to thread without being touched one by one.
 * Row `after + 1 + i` lies in `bytes` from `ends[i - 1]` (0 for the first) to `ends[i]`.
 */
export type PackedRows = { readonly after: number; readonly ends: Uint32Array; readonly bytes: Uint8Array }

/** The document part of a board, without its rows. */
export type BoardStateRow = { readonly generation: string; readonly seq: number; readonly state: { readonly seq: number; readonly bytes: Uint8Array } }

/** Which boards a rewrite may pay for. */
export type QuietBoards = {
  /** RFC 3339 UTC: nothing was written since. */
  readonly since: string
  /** State and log together. */
  readonly leastBytes: number
  readonly most: number
}
/** `bytes`: of state and log together. */
export type QuietBoard = { readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: number }

/** What a board is made of when it is opened: the newest compacted state, then the log rows after it. */
export type StoredBoard = {
  readonly generation: string
  /** Highest sequence number ever given out on this board, also when its row was compacted away. */
  readonly seq: number
  /** Encoded Yjs state, V1. Absent until the first compaction. */
  readonly state?: { readonly seq: number; readonly bytes: Uint8Array }
  readonly log: readonly LogRow[]
  /** Yjs client id → participant, of every generation. */
  readonly bindings: ReadonlyMap<number, { readonly participantId: string; readonly closed: boolean; readonly generation: string }>
  /** Card id → participant who first brought it. */
  readonly authors: ReadonlyMap<string, string>
}

/** What one flush of one board commits. Bytes are one merged V1 update; sequence numbers are consecutive. */
export type BoardWrite = {
  readonly boardId: string
  readonly generation: string
  readonly update?: { readonly seq: number; readonly bytes: Uint8Array; readonly participantIds: readonly string[]; readonly at: string }
  readonly bind?: readonly { readonly client: number; readonly participantId: string }[]
  readonly close?: readonly { readonly client: number; readonly participantId: string }[]
  readonly authors?: readonly { readonly cardId: string; readonly participantId: string }[]
}

/** A changed workshop: the whole new state, and the facts that led to it for the audit log. */
export type WorkshopWrite = {
  readonly state: WorkshopState
  /** The version that was decided on; a commit on any other is refused with StoreFailure('conflict') and changes nothing. */
  readonly basedOn: number
  readonly events: readonly { readonly type: string; readonly at: string; readonly participantId?: string; readonly body: unknown }[]
}

export type StoredSnapshot = SnapshotEntry & {
  readonly workshopId: string
  /** The whole record as JSON text, exactly as it is served. */
  readonly record: string
  /** Full Yjs state at the barrier, V1. */
  readonly state: Uint8Array
}

export type LinkRow = { readonly workshopId: string; readonly role: Role; readonly token: string; readonly tokenHash: string }
export type SessionRow = { readonly tokenHash: string; readonly workshopId: string; readonly participantId: string; readonly createdAt: string; readonly expiresAt: string }

/** A picture on a card, as it is served. `file` is the SHA-256 of its bytes, hex. Lengths in pixels. */
export type StoredImage = { readonly workshopId: string; readonly file: string; readonly bytes: Uint8Array; readonly width: number; readonly height: number; readonly participantId: string; readonly at: string }

/** Everything that can be part of one transaction. */
export type StoreWrite =
  | { readonly type: 'board'; readonly write: BoardWrite }
  /** A new board (or a new generation of one): `state` replaces log and state. With `instead`, a conflict unless that generation is there. */
  | { readonly type: 'board-state'; readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: Uint8Array; readonly instead?: string }
  /** Rewriting this board as it is at `seq` is not worth it: it is no candidate until it changes. */
  | { readonly type: 'board-weighed'; readonly boardId: string; readonly generation: string; readonly seq: number }
  | { readonly type: 'workshop'; readonly write: WorkshopWrite }
  | { readonly type: 'snapshot'; readonly snapshot: StoredSnapshot }
  /** A picture that is kept already stays as it is. */
  | { readonly type: 'image'; readonly image: StoredImage }
  | { readonly type: 'link'; readonly link: LinkRow }
  | { readonly type: 'session'; readonly session: SessionRow }
  | { readonly type: 'end-session'; readonly tokenHash: string }
  /** Ends every session of one participant, or of everybody with one of these ids. */
  | { readonly type: 'end-sessions'; readonly workshopId: string; readonly participantIds: readonly string[] }
  | { readonly type: 'delete-workshop'; readonly workshopId: string }

/** A transaction: all of it is durable when the promise resolves, none of it when it rejects. */
export type Committer = { commit(writes: readonly StoreWrite[]): Promise<void> }

/** The id of a board is the id of its workshop. */
export type BoardShelf = Committer & {
  /** Of the log at most the first `mostRows`: who reads a long one goes on with `readRows`. */
  readBoard(boardId: string, mostRows?: number): Promise<StoredBoard | undefined>
  readState(boardId: string): Promise<BoardStateRow | undefined>
  /** The rows that follow `after`, about a megabyte at a time; none when it is the last. Conflict when the next one was compacted away meanwhile. */
  readRows(boardId: string, after: number): Promise<PackedRows>
  /** Largest first. Boards that were weighed or rewritten at the number that they are at are left out. */
  listQuietBoards(which: QuietBoards): Promise<readonly QuietBoard[]>
  /** Writes the new state first, then deletes exactly the log rows up to `seq`. */
  compact(boardId: string, generation: string, seq: number, bytes: Uint8Array): Promise<void>
}

export type WorkshopRegister = Committer & {
  readWorkshop(id: string): Promise<WorkshopState | undefined>
  listWorkshops(): Promise<readonly { readonly id: string; readonly title: string; readonly createdAt: string }[]>
}

export type AccessRegister = Committer & {
  findLink(tokenHash: string): Promise<LinkRow | undefined>
  linksOf(workshopId: string): Promise<readonly LinkRow[]>
  findSession(tokenHash: string): Promise<SessionRow | undefined>
}

export type Archive = Committer & {
  readSnapshot(workshopId: string, number: number): Promise<StoredSnapshot | undefined>
  readAuthors(workshopId: string): Promise<ReadonlyMap<string, string>>
}

/** Pictures stay as long as their workshop: sealed rounds name them. */
export type Gallery = Committer & {
  readImage(workshopId: string, file: string): Promise<Uint8Array | undefined>
  /** How many are kept of a workshop, and their bytes. */
  weighImages(workshopId: string): Promise<{ readonly count: number; readonly bytes: number }>
}

/** All of it, and its own health and end. */
export type Store = BoardShelf & WorkshopRegister & AccessRegister & Archive & Gallery & {
  /** Writes and reads a row; rejects when the store cannot. */
  check(): Promise<void>
  /** A consistent copy while people work, into a new file. */
  backupTo(path: string): Promise<void>
  close(): Promise<void>
}
