import * as Y from 'yjs'
import { freshDoc } from '@visiebord/shared/board/freshDoc.ts'
import { accept, decline, type Outcome } from '@visiebord/shared/workshop/refusals.ts'
import { StoreFailure, type Committer, type StoreWrite } from '../ports/store.ts'
import type { Clock } from '../ports/system.ts'
import { writesOf, type AfterCommit, type Batch, type StoredListener } from './batch.ts'
import { BoardDoc } from './boardDoc.ts'
import type { DecodedUpdate, QueuedWork } from './gate/queuedWork.ts'
import type { GroupCommit, WaitingBoard } from './groupCommit.ts'
import { Ledger } from './ledger.ts'
import type { LoadedBoard } from './loadBoard.ts'

/** Updates applied in one go: some 14 ms of one turn. */
const CHUNK = 1_000
/** Bytes applied and not stored while the store is down; beyond this the room reads no more. */
const MOST_UNSTORED_BYTES = 16 * 1024 * 1024

export type BoardWorkParts = {
  readonly board: LoadedBoard
  readonly boardId: string
  readonly groupCommit: GroupCommit
  readonly store: Committer
  readonly clock: Clock
  /** Wakes the tick that calls `flush`. */
  readonly wake: () => void
  /** A batch is durable: this is what everybody may see now. Before the writers hear of it. */
  readonly relay: (update: Uint8Array) => void
  /** Everything is durable at this moment: doc = store. */
  readonly settled: () => void
  /** The board cannot go on from memory; it has to be opened anew. */
  readonly broken: (error: Error) => void
}

/** The Y.Doc of one board and the way of every change into it: gathered → applied in one transaction → stored → told. */
export class BoardWork implements WaitingBoard {
  readonly boardId: string
  readonly ledger: Ledger
  readonly generation: string
  readonly #parts: Omit<BoardWorkParts, 'board'>
  readonly #board: BoardDoc
  #seq: number
  #stored = new Map<StoredListener, number>()
  #after: AfterCommit[] = []
  #uncommitted: Batch[] = []
  #unstoredBytes = 0
  #begun = 0
  #mode: 'open' | 'at the barrier' | 'ended' = 'open'
  #waitsSince: number | undefined
  /** Raised at each durable change of content. */
  #version = 0

  constructor(parts: BoardWorkParts) {
    const { board, ...others } = parts // what it was loaded from is not kept beside what became of it
    this.#parts = others
    this.boardId = parts.boardId
    this.#board = new BoardDoc(board.doc, (error) => this.#parts.broken(error))
    this.generation = board.generation
    this.ledger = new Ledger(board)
    this.#seq = board.seq
  }

  /** The document, awake. Ask for it anew each time: while nobody does, only its bytes are kept. */
  get doc(): Y.Doc {
    return this.#board.doc
  }
  /** For the gate, which reads both together: the document without what is queued. */
  get behind(): Y.Doc {
    return this.#board.behind
  }
  get queued(): QueuedWork {
    return this.#board.queued
  }
  /** How many Yjs clients have written in it. */
  get clientCount(): number {
    return this.#board.clientCount
  }
  get version(): number {
    return this.#version
  }
  /** Highest sequence number that is durable; meaningful while settled. */
  get seq(): number {
    return this.#seq
  }
  /** The doc is exactly what the store has. */
  get isSettled(): boolean {
    return this.#uncommitted.length === 0 && this.#mode === 'open'
  }
  get hasUnstored(): boolean {
    return this.#hasGathered || this.#uncommitted.length > 0 || this.#mode === 'at the barrier'
  }
  /** Too much waits for the store: read no more for now. */
  get isFull(): boolean {
    return this.#unstoredBytes > MOST_UNSTORED_BYTES
  }
  /** Since when something waits for the store without an answer, ms since the epoch. */
  get waitsSince(): number | undefined {
    return this.#waitsSince
  }
  get #hasGathered(): boolean {
    return this.#board.gathered.length > 0 || this.#stored.size > 0 || this.#after.length > 0 || this.ledger.hasNews
  }

  /** State vector of what is durable. */
  committedVector(): Uint8Array {
    return this.#board.durableVector()
  }

  /** The whole document, V1; durable while settled. */
  encoded(): Uint8Array {
    return this.#board.encoded()
  }

  /** Call it now and then: a document that nobody has needed for a while goes to sleep. Answers whether it does. */
  look(): boolean {
    return !this.hasUnstored && this.isSettled && this.#board.look()
  }

  /** Takes what the gate has let through. */
  take(bytes: Uint8Array, decoded: DecodedUpdate, participantId: string): void {
    this.#board.gather({ bytes, participantId, decoded })
    this.#unstoredBytes += bytes.length
    if (this.#board.gathered.length >= CHUNK) this.flush()
    else this.#parts.wake()
  }

  /** `count` messages of this writer are durable as soon as everything taken until now is. */
  acknowledge(listener: StoredListener, count: number): void {
    if (!this.hasUnstored) return listener.tellStored(count)
    this.#stored.set(listener, count)
    this.#parts.wake()
  }

  /** Runs when everything taken until now is durable; at once when it is. */
  afterCommit(after: AfterCommit): void {
    if (!this.hasUnstored) return after.done()
    this.#after.push(after)
    this.#parts.wake()
  }

  /** Applies what waits and hands it to the store, unless a commit is under way: then the rest gathers. */
  flush(): void {
    if (this.#mode !== 'open' || !this.#hasGathered) return
    if (this.#uncommitted.length > 0 && this.#board.gathered.length < CHUNK) return
    const batch = this.#apply()
    if (batch) this.#push(batch)
  }

  /** A change by the server itself for a participant: applied alone, all or nothing. Resolves when durable. */
  async change(participantId: string, apply: (doc: Y.Doc) => Outcome<void>): Promise<Outcome<void>> {
    this.committedVector() // what the server writes itself the queue does not know
    const gathered = this.#hasGathered ? this.#apply() : undefined
    if (gathered) this.#push(gathered)
    if (this.#mode !== 'open') throw new StoreFailure('unavailable', `board ${this.boardId} is being opened anew`)
    const fork = freshDoc()
    Y.applyUpdate(fork, this.encoded())
    const before = Y.encodeStateVector(fork)
    let outcome: Outcome<void> = accept(undefined)
    fork.transact(() => {
      outcome = apply(fork)
    })
    if (!outcome.ok) return outcome
    const cards = this.doc.getMap('cards')
    for (const cardId of fork.getMap('cards').keys()) if (!cards.has(cardId)) this.ledger.bring(cardId, participantId)
    this.ledger.bind(fork.clientID, participantId)
    this.#board.gather({ bytes: Y.encodeStateAsUpdate(fork, before), participantId, decoded: undefined })
    const durable = new Promise<void>((done, lost) => void this.#after.push({ done, lost }))
    const batch = this.#apply()
    if (batch) this.#push(batch)
    await durable
    return outcome
  }

  /**
   * The barrier: call it while settled. Applies what waits, asks `write`, commits its writes and the last flush in one
   * transaction. Nothing else is applied until it is over. Rejects with StoreFailure when nothing could be stored.
   */
  async commitAtBarrier(write: () => Outcome<readonly StoreWrite[]>): Promise<Outcome<void>> {
    const batch = this.#hasGathered ? this.#apply() : undefined
    this.#mode = 'at the barrier'
    let outcome: Outcome<void>
    try {
      const decided = write()
      if (decided.ok) {
        this.#waitsSince ??= this.#parts.clock.elapsed()
        await this.#parts.store.commit([...(batch ? writesOf(this.boardId, this.generation, batch) : []), ...decided.value])
        outcome = accept(undefined)
      } else outcome = decline(decided.refused, decided.detail)
    } catch (error) {
      this.#leaveBarrier()
      if (batch) this.#push(batch)
      throw error
    }
    this.#leaveBarrier()
    if (!outcome.ok && batch) this.#push(batch)
    else this.#settle(batch ? [batch] : [])
    return outcome
  }

  #leaveBarrier(): void {
    if (this.#mode === 'at the barrier') this.#mode = 'open'
    this.#waitsSince = undefined
  }

  begin(): readonly StoreWrite[] {
    this.#begun = this.#uncommitted.length
    return this.#mode === 'ended' ? [] : this.#uncommitted.flatMap((batch) => writesOf(this.boardId, this.generation, batch))
  }

  committed(): void {
    if (this.#mode === 'ended') return
    this.#settle(this.#uncommitted.splice(0, this.#begun))
  }

  lost(error: StoreFailure): void {
    this.#parts.broken(error)
  }

  /** Gives up what is not stored; nobody was told that it was. */
  end(error: Error): void {
    if (this.#mode === 'ended') return
    this.#mode = 'ended'
    this.#parts.groupCommit.withdraw(this)
    for (const after of [...this.#uncommitted.flatMap((batch) => batch.after), ...this.#after]) after.lost?.(error)
    this.#uncommitted = []
    this.#after = []
    this.#board.destroy()
  }

  #push(batch: Batch): void {
    this.#uncommitted.push(batch)
    this.#waitsSince ??= this.#parts.clock.elapsed()
    this.#parts.groupCommit.submit(this)
  }

  /** All that waits, as one batch; undefined when the board broke on it. */
  #apply(): Batch | undefined {
    const writers = new Set(this.#board.gathered.map(({ participantId }) => participantId))
    const bytes = this.#board.flush(this.#seq + 1)
    if (bytes === null) return undefined
    const batch: Batch = {
      ...(bytes ? { update: { seq: ++this.#seq, bytes, participantIds: [...writers], at: new Date(this.#parts.clock.now()).toISOString() } } : {}),
      entries: this.ledger.takeNews(),
      stored: this.#stored,
      after: this.#after,
    }
    this.#stored = new Map()
    this.#after = []
    return batch
  }

  /** These are durable: relay as one frame, then each writer its count, then what waited. */
  #settle(batches: readonly Batch[]): void {
    if (this.#mode === 'ended') return
    const updates = batches.flatMap((batch) => batch.update?.bytes ?? [])
    if (updates.length > 0) {
      this.#version += 1
      this.#parts.relay(updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates))
      for (const { update } of batches) if (update) this.#board.stored(update.seq)
    }
    for (const batch of batches) {
      for (const [listener, count] of batch.stored) listener.tellStored(count)
      for (const after of batch.after) after.done()
    }
    this.#unstoredBytes = [...this.#uncommitted.flatMap((batch) => batch.update ?? []), ...this.#board.gathered].reduce((sum, { bytes }) => sum + bytes.length, 0)
    if (this.#uncommitted.length === 0) {
      this.#waitsSince = undefined
      this.#board.settled()
      this.#parts.settled()
    } else {
      this.#waitsSince = this.#parts.clock.elapsed()
      this.#parts.groupCommit.submit(this)
    }
    if (this.#hasGathered) this.#parts.wake()
  }
}
