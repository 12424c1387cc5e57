/** What the workshop side, HTTP and sockets ask of the sync side. Fulfilled by `core/sync/boardHub.ts` and `boardRoom.ts`. */
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { Outcome } from '@visiebord/shared/workshop/refusals.ts'
import type { Doc } from 'yjs'
import type { StoreWrite } from './store.ts'

/** The board exactly at the barrier: nothing queued, nothing uncommitted. */
export type BoardAtBarrier = { readonly content: BoardContent; readonly state: Uint8Array; readonly generation: string }

export type BoardRoomPort = {
  readonly workshopId: string
  readonly generation: string
  /** The committed board. */
  content(): Promise<BoardContent>
  /**
   * Seals: asks connections that gave `sealed` to hand in, waits for them (2 s at most), flushes, and at the barrier calls
   * `write` once. Its writes are committed in one transaction; writes of connections that had not answered are `late`.
   */
  seal(write: (board: BoardAtBarrier) => Outcome<readonly StoreWrite[]>): Promise<Outcome<void>>
  /** A change made by the server for a participant (import, template): one Yjs transaction, committed before it is relayed, authors recorded. */
  change(participantId: string, apply: (doc: Doc) => Outcome<void>): Promise<Outcome<void>>
  /** Everybody in the workshop, with the seats of those who are here now. */
  persons(): readonly Person[]
  /** Closes every socket of these participants with this code. */
  disconnect(participantIds: readonly string[] | 'all', closeCode: number): void
}

/** One socket as the room sees it; the transport makes it. */
export type SocketPort = {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes handed to the socket and not yet taken by the network. */
  bufferedBytes(): number
  /** Reads no further until `resume`: the sender feels it. A socket that cannot is cut off when too much waits. */
  pause?(): void
  resume?(): void
}

/** What a socket said of itself when it came. */
export type SocketHello = { readonly participantId: string; readonly generation?: string; readonly sealed?: number }

export type Attached = {
  /** One whole message as it came; never throws. */
  receive(bytes: Uint8Array): void
  /** The socket is gone. */
  detach(): void
}

export type BoardHubPort = {
  /** Opens or finds the room; rejects with StoreFailure when the board cannot be read (never an empty one instead). */
  open(workshopId: string): Promise<BoardRoomPort & { attach(socket: SocketPort, hello: SocketHello): Attached }>
  /** The room only if it is open now. */
  peek(workshopId: string): BoardRoomPort | undefined
  /** Creates the board of a new workshop: the writes that go into the transaction that creates the workshop. */
  seed(workshopId: string, apply: (doc: Doc) => void, authors: ReadonlyMap<string, string>): readonly StoreWrite[]
  /** Closes and forgets (a deleted workshop). */
  forget(workshopId: string, closeCode: number): Promise<void>
  /** Flushes everything, closes all sockets with 1012. */
  stop(): Promise<void>
}
