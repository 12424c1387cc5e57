import { contentOf } from '@visiebord/shared/board/content.ts'
import type { BoardLimits } from '@visiebord/shared/board/limits.ts'
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import { CLOSE, type Person } from '@visiebord/shared/protocol/frames.ts'
import type { Outcome } from '@visiebord/shared/workshop/refusals.ts'
import type * as Y from 'yjs'
import type { Authority } from '../ports/authority.ts'
import type { Folding } from '../ports/folding.ts'
import type { Attached, BoardAtBarrier, BoardRoomPort, SocketHello, SocketPort } from '../ports/room.ts'
import { StoreFailure, type Store, type StoreWrite } from '../ports/store.ts'
import type { Clock, Log } from '../ports/system.ts'
import { BoardWork } from './boardWork.ts'
import { Compaction } from './compaction.ts'
import { Connection, type ConnectionRoom } from './connection.ts'
import { judge } from './gate/judge.ts'
import type { GroupCommit } from './groupCommit.ts'
import { Inbox } from './inbox.ts'
import { Joins } from './joins.ts'
import { loadBoard, type LoadedBoard } from './loadBoard.ts'
import { Outlet } from './outlet.ts'
import type { Pacer } from './pacer.ts'
import { Passing } from './passing.ts'
import { People } from './people.ts'
import { Sealing } from './sealing.ts'
import { SparingLog } from './sparingLog.ts'
import { createTick } from './tick.ts'
import { createTidings } from './tidings.ts'
import { createWatch, encodeNotice, type Watch } from './watch.ts'
import { encodeSyncStep1, encodeUpdate } from './wire.ts'

/** How long the authority may take, ms, to show a seal that is already durable. */
const AUTHORITY_PATIENCE_MS = 1_000

type SettledWaiter = { readonly run: () => void; readonly lost: (error: Error) => void }

export type BoardRoomParts = {
  readonly board: LoadedBoard
  readonly authority: Authority
  readonly groupCommit: GroupCommit
  readonly store: Store
  readonly folding: Folding
  readonly clock: Clock
  readonly log: Log
  readonly limits: BoardLimits
  /** The room has ended by itself and must be opened anew. */
  readonly ended: (room: BoardRoom) => void
}

/** One open board: its document, its connections, and all that passes between them. Ends by `dispose` or when it breaks. */
export class BoardRoom implements BoardRoomPort {
  readonly workshopId: string
  readonly generation: string
  readonly #parts: Omit<BoardRoomParts, 'board'>
  readonly #work: BoardWork
  readonly #connections = new Set<Connection>()
  readonly #tick: Pacer
  readonly #joins: Joins
  readonly #passing: Passing
  readonly #people: People
  readonly #tidings: ReturnType<typeof createTidings>
  readonly #sealing: Sealing
  readonly #compaction: Compaction
  readonly #watch: Watch
  readonly #sparingLog: SparingLog
  readonly #settledWaiters = new Set<SettledWaiter>()
  #isHeld = false
  #isOver = false
  #lastSeat = 0
  /** Spent on relaying since the last tick: it counts as work of the board. */
  #relayMs = 0
  #quietSince: number

  constructor({ board, ...parts }: BoardRoomParts) {
    const { authority, clock, log, store, folding } = parts
    this.#parts = parts
    this.#sparingLog = new SparingLog({ clock, log })
    this.workshopId = authority.workshopId
    this.generation = board.generation
    this.#quietSince = clock.elapsed()
    this.#tick = createTick(clock, () => this.#flush(), () => this.#connections.size)
    const wake = (): void => this.#tick.wake()
    this.#work = new BoardWork({
      board, boardId: this.workshopId, groupCommit: parts.groupCommit, store, clock, wake,
      relay: (update) => this.#relay(update),
      settled: () => this.#settled(),
      broken: (error) => this.#break(error),
    })
    const work = this.#work
    const connections = (): Iterable<Connection> => this.#connections
    this.#joins = new Joins({ work, clock, ...(board.whole === undefined ? {} : { whole: board.whole }), load: () => loadBoard(this.workshopId, { store, clock, folding }) })
    this.#passing = new Passing({ clock, connections, ledger: work.ledger, wake, whenStored: (done) => work.afterCommit({ done }), bound: (participantId) => this.#tidings.peopleChanged(participantId) })
    this.#people = new People(authority, connections)
    this.#tidings = createTidings({ authority, clock, people: this.#people, connections, generation: this.generation, isHeld: () => this.#isHeld })
    this.#sealing = new Sealing({ work, clock, connections, whenSettled: (run, lost) => this.#whenSettled(run, lost), hold: () => void (this.#isHeld = true), release: (writes) => this.#release(writes) })
    this.#compaction = new Compaction({ work, store, folding, clock, log, stateBytes: board.stateBytes, logBytes: board.logBytes })
    this.#watch = createWatch({ work, clock, connections, catchUp: (connection) => this.#catchUp(connection), look: () => this.#drainAll() })
  }

  /** Since when nobody is connected and nothing waits, ms of the steady clock; undefined while somebody is or something does. */
  get quietSince(): number | undefined {
    return this.#connections.size === 0 && !this.#work.hasUnstored && !this.#isHeld ? this.#quietSince : undefined
  }

  attach(socket: SocketPort, hello: SocketHello): Attached {
    const turnedAway = (code: number, reason: string): Attached => {
      socket.close(code, reason)
      return { receive: () => undefined, detach: () => undefined }
    }
    if (this.#isOver) return turnedAway(CLOSE.restarting, 'the board is opened anew')
    if (this.#parts.authority.participant(hello.participantId) === undefined) return turnedAway(CLOSE.removed, 'removed from the workshop')
    if (hello.generation !== undefined && hello.generation !== this.generation) return turnedAway(CLOSE.otherGeneration, 'the board was replaced')
    const connection = this.#connect(socket, hello)
    this.#welcome(connection)
    return { receive: (bytes) => connection.receive(bytes), detach: () => this.#detach(connection) }
  }

  async content(): Promise<BoardContent> {
    this.#touch()
    return new Promise((resolve, reject) => {
      this.#whenSettled(() => resolve(contentOf(this.#work.doc)), reject)
    })
  }

  seal(write: (board: BoardAtBarrier) => Outcome<readonly StoreWrite[]>): Promise<Outcome<void>> {
    this.#touch()
    return this.#sealing.seal(write)
  }

  async change(participantId: string, apply: (doc: Y.Doc) => Outcome<void>): Promise<Outcome<void>> {
    this.#touch()
    while (this.#isHeld) await new Promise<void>((resolve) => void this.#parts.clock.after(1, resolve))
    if (this.#isOver) throw this.#over()
    return this.#work.change(participantId, apply)
  }

  disconnect(participantIds: readonly string[] | 'all', closeCode: number): void {
    for (const connection of this.#connections) {
      if (participantIds !== 'all' && !participantIds.includes(connection.participantId)) continue
      connection.close(closeCode, 'closed by the server')
    }
  }

  persons(): readonly Person[] {
    return this.#people.persons()
  }

  /** Resolves when everything taken until now is durable. */
  stored(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isOver) return resolve()
      this.#work.afterCommit({ done: resolve, lost: () => resolve() })
      this.#work.flush()
    })
  }

  /** Call it now and then: what nobody has needed for a while is let go. */
  look(): void {
    if (!this.#isHeld && this.#work.look()) this.#joins.rest()
  }

  readonly compact = (): Promise<void> => this.#compaction.run()

  /** Ends it: sockets close with this code, what is not stored is given up. */
  dispose(closeCode: number): void {
    if (this.#isOver) return
    this.disconnect('all', closeCode)
    this.#isOver = true
    this.#tick.dispose()
    this.#passing.dispose()
    this.#joins.dispose()
    this.#tidings.dispose()
    this.#compaction.dispose()
    this.#watch.dispose()
    this.#work.end(this.#over())
    for (const waiter of this.#settledWaiters) waiter.lost(this.#over())
    this.#settledWaiters.clear()
  }

  #touch(): void {
    this.#quietSince = this.#parts.clock.elapsed()
  }

  #connect(socket: SocketPort, hello: SocketHello): Connection {
    const { clock } = this.#parts
    const connection: Connection = new Connection({
      room: this.#roomOf(), socket, hello,
      seat: ++this.#lastSeat,
      outlet: new Outlet(socket, clock),
      inbox: (handle) => new Inbox({ clock, socket, handle, isHeld: () => this.#isHeld || this.#work.isFull, tooFast: () => connection.close(CLOSE.tooFast, 'too many messages') }),
    })
    this.#connections.add(connection)
    return connection
  }

  #welcome(connection: Connection): void {
    connection.send(encodeSyncStep1(this.#work.committedVector()))
    this.#tidings.greet(connection)
    for (const frame of [...this.#passing.all(), ...(this.#watch.storeIsDown ? [encodeNotice('store-down')] : [])]) connection.send(frame)
    this.#sealing.askIfGathering(connection)
  }

  #detach(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    connection.dispose()
    connection.outlet.close(CLOSE.restarting, 'detached')
    this.#joins.forget(connection)
    this.#joins.forget(connection.outlet)
    this.#passing.leave(connection)
    this.#tidings.peopleChanged(connection.participantId)
    this.#sealing.answered(connection)
    this.#touch()
  }

  #roomOf(): ConnectionRoom {
    const { authority, clock, limits } = this.#parts
    const work = this.#work
    return {
      work,
      messageBytes: limits.messageBytes,
      isHeld: () => this.#isHeld,
      judge: (update, connection) =>
        judge({
          update,
          doc: work.behind,
          queued: work.queued,
          participantId: connection.participantId,
          permission: authority.permission(connection.participantId),
          bindingOf: work.ledger.bindingOf,
          generation: this.generation,
          authorOf: work.ledger.authorOf,
          limits,
        }),
      closed: (connection) => this.#detach(connection),
      newestSeal: () => authority.sealed(),
      answerStep1: (connection, vector) => this.#joins.ask(connection, vector),
      awareness: (connection, { entries }) => this.#passing.presence.read(connection, entries),
      queryAwareness: (connection) => {
        const frame = this.#passing.presence.all()
        if (frame) connection.send(frame)
      },
      motion: (connection, { motion }) => this.#passing.motions.set(connection.seat, motion, { mayDrag: authority.permission(connection.participantId).kinds.length > 0 }),
      handedIn: (connection) => this.#sealing.answered(connection),
      after: (ms, run) => clock.after(ms, run),
      now: () => clock.elapsed(),
      warn: (line, connection) => this.#sparingLog.warn(connection.participantId, `board ${this.workshopId}: ${line}`),
    }
  }

  /** One tick: what is only shown goes out, what is to be kept goes to the store. */
  #flush(): number {
    this.#work.flush()
    if (this.#work.isSettled) this.#passing.show()
    else this.#passing.rideAlong()
    const relayMs = this.#relayMs
    this.#relayMs = 0
    return relayMs
  }

  #relay(update: Uint8Array): void {
    const startedAt = this.#parts.clock.elapsed()
    const frame = encodeUpdate(update)
    const vector = (): Uint8Array => this.#work.committedVector()
    for (const connection of this.#connections) connection.outlet.relay(frame, vector)
    this.#passing.show()
    this.#compaction.added(update.length)
    this.#relayMs += this.#parts.clock.elapsed() - startedAt
  }

  #settled(): void {
    this.#passing.show()
    for (const waiter of this.#settledWaiters) {
      if (this.#work.isSettled && this.#settledWaiters.delete(waiter)) waiter.run()
    }
    this.#watch.settled()
    this.#joins.answer()
    this.#drainAll()
    this.#touch()
  }

  /** Runs once doc = store, at once when that is now; `lost` when the room ends before. The answer cancels. */
  #whenSettled(run: () => void, lost: (error: Error) => void): () => void {
    const waiter = { run, lost }
    if (this.#isOver) lost(this.#over())
    else if (this.#work.isSettled) run()
    else this.#settledWaiters.add(waiter)
    return () => void this.#settledWaiters.delete(waiter)
  }

  #over(): StoreFailure {
    return new StoreFailure('unavailable', `board ${this.workshopId} is being opened anew`)
  }

  /** A slow receiver has drained: what it missed, as one diff, and the newest of what is only shown. */
  #catchUp(connection: Connection): void {
    const missing = connection.outlet.skippedFrom
    if (missing === undefined) return
    connection.outlet.resume() // from now on it hears everything; the difference may come a little later, as at joining
    this.#joins.ask(connection.outlet, missing) // beside a question of its own that may still wait
    this.#tidings.greet(connection)
    for (const frame of this.#passing.all()) connection.send(frame)
  }

  #drainAll(): void {
    if (this.#isHeld || this.#work.isFull) return
    for (const connection of this.#connections) connection.drain()
  }

  /** After a seal: messages are judged again once the authority shows what is durable already. */
  async #release(writes: readonly StoreWrite[]): Promise<void> {
    const { authority, clock, log } = this.#parts
    const newest = Math.max(0, ...writes.map((write) => (write.type === 'snapshot' ? write.snapshot.number : 0)))
    const startedAt = clock.elapsed()
    do await new Promise<void>((resolve) => void clock.after(0, resolve))
    while (authority.sealed() < newest && clock.elapsed() - startedAt < AUTHORITY_PATIENCE_MS)
    if (authority.sealed() < newest) log.error(`board ${this.workshopId}: snapshot ${newest} is stored and the workshop does not show it`)
    this.#isHeld = false
    if (this.#isOver) return
    this.#tidings.viewChanged()
    this.#drainAll()
  }

  /** Cannot go on from memory: everybody comes back to a board read anew. Nothing that was called stored is lost. */
  #break(error: Error): void {
    if (this.#isOver) return
    this.#parts.log.error(`board ${this.workshopId} is opened anew: ${error.message}`)
    this.dispose(CLOSE.restarting)
    this.#parts.ended(this)
  }
}
