import type { Board } from '@visiebord/shared/board/board.ts'
import { freshDoc } from '@visiebord/shared/board/freshDoc.ts'
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import type { Motion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import type * as Y from 'yjs'
import type { Answer } from './api.ts'
import { type BoardDocument, openDocument } from './boardDocument.ts'
import { BoardConnection, type ConnectionEvents } from './boardConnection.ts'
import { carryOver } from './carryOver.ts'
import { type ClosedBecause, closedByCode, closedByStatus } from './closedBecause.ts'
import type { CopyKeeper } from './copyKeeper.ts'
import { HandIn } from './handIn.ts'
import { isSameValue } from './handWork.ts'
import { savingState } from './savingState.ts'
import type { SessionEvents, SessionStatus } from './sessionEvents.ts'
import type { SyncTimers } from './syncTimers.ts'
import type { TrayItem } from './trayItem.ts'
import { trayItems } from './trayItems.ts'

export type SessionOptions = {
  readonly view: WorkshopView
  readonly copies: CopyKeeper
  readonly fetchView: () => Promise<Answer<WorkshopView>>
  readonly events: SessionEvents
  readonly timers: SyncTimers
  readonly newId: () => string
  readonly random: () => number
  readonly baseUri: string
  readonly WebSocket?: typeof WebSocket
}

/** One board open in one tab: document, line and local copy, and the start afresh after a refusal or another generation. */
export class BoardSession {
  readonly hands: HandIn
  readonly #options: SessionOptions
  #open: BoardDocument
  #connection: BoardConnection | undefined
  #view: WorkshopView
  #line: SessionStatus['line'] = 'connecting'
  #closedBecause: ClosedBecause | undefined
  #isStoreDown = false
  /** True while this browser may hold what the server has not called stored. */
  #isDirty: boolean
  /** Starting afresh: `joining` while the old document still stands, `settling` while its work and copy are put away. */
  #afresh: 'no' | 'joining' | 'settling' = 'no'
  /** Why to start afresh once more: a refusal that came while settling. */
  #again: string | undefined
  /** The server's content is in the document now open. */
  #isSynced = false
  #isDisposed = false
  #told: SessionStatus | undefined

  /** Opens the local copy first: work of another round must be judged by the first SyncStep2. */
  static async open(options: SessionOptions): Promise<BoardSession> {
    const doc = freshDoc()
    await options.copies.open(doc, options.view)
    return new BoardSession(doc, options)
  }

  private constructor(doc: Y.Doc, options: SessionOptions) {
    this.#options = options
    this.hands = new HandIn(options.timers, () => this.#publish())
    this.#view = options.view
    this.#isDirty = doc.store.clients.size > 0
    this.#open = this.#openDocument(doc, true)
    options.copies.onChange = () => this.#publish()
    this.#tellBoard()
    if (options.copies.generation === options.view.generation) {
      this.#connection = this.#connect(doc, options.view.generation, options.copies.sealed, {
        synced: () => {
          this.#isSynced = true
          this.#tellBoard()
        },
      })
      this.#tellBoard()
    } else void this.#startAfresh('other-generation')
    this.#publish()
  }

  get board(): Board {
    return this.#open.board
  }

  sendMotion(motion: Motion): boolean {
    return this.#connection?.sendMotion(motion) ?? false
  }

  wake(): void {
    this.#connection?.wake()
  }

  doubtLine(): void {
    this.#connection?.doubtLine()
  }

  /** Writes down at once what is kept with a delay (the page is going away). */
  rest(): void {
    this.#options.copies.keepJournal(this.#open.journal.entries, { now: true })
  }

  /** Leaving the workshop, or being removed from it: nothing of it stays in this browser. */
  async wipe(): Promise<void> {
    await this.#options.copies.wipe()
  }

  dispose(): void {
    if (this.#isDisposed) return
    this.rest()
    this.#isDisposed = true
    this.hands.release()
    this.#connection?.dispose()
    this.#open.stop()
    void this.#options.copies.close()
    this.#open.doc.destroy()
  }

  #openDocument(doc: Y.Doc, isRemembered: boolean): BoardDocument {
    const { copies, newId } = this.#options
    return openDocument(doc, {
      newId,
      authorId: () => this.#view.me.participantId,
      journal: isRemembered ? copies.journal : [],
      events: {
        wrote: (journal) => {
          // While settling the copy is still the old document's.
          if (this.#open.journal === journal && this.#afresh !== 'settling') copies.keepJournal(journal.entries)
        },
        dirtied: () => {
          this.#isDirty = true
          this.#publish()
        },
      },
    })
  }

  #connect(doc: Y.Doc, generation: string, sealed: number, told: { synced(): void; closed?(code: number): void }): BoardConnection {
    const { events, timers, random, baseUri } = this.#options
    const ours: ConnectionEvents = {
      line: (line) => {
        this.#line = line
        if (line === 'offline') {
          this.#open.journal.lineLost()
          this.hands.release()
          events.lineLost()
        }
        this.#publish()
      },
      synced: () => {
        told.synced()
        // With nothing of ours to store this is the only news there is.
        if (this.#connection !== undefined && doc === this.#open.doc) this.#settle(this.#connection)
      },
      counted: (message) => {
        const connection = this.#connection
        if (connection === undefined || doc !== this.#open.doc) return
        const { journal } = this.#open
        if (message === 'stored') journal.stored(connection.count.stored)
        else if (message === 'update' || message === 'step2') journal.sent(connection.count.sent, message)
        this.#settle(connection)
      },
      view: (view) => this.#sawView(view),
      people: (frame) => events.people(frame),
      refused: (refusal) => {
        events.refused(refusal)
        void this.#startAfresh(refusal.code)
      },
      notice: (notice) => {
        if (notice.code === 'store-down' || notice.code === 'read-only') this.#isStoreDown = true
        if (notice.code === 'store-back') this.#isStoreDown = false
        events.notice(notice)
        this.#publish()
      },
      motions: (motions) => events.motions(motions),
      handIn: () => void this.hands.ask(this.#view.sealed, () => this.#connection?.answerHandIn()),
      closed: (code) => (told.closed === undefined ? this.#closed(code) : told.closed(code)),
    }
    const { WebSocket: Socket } = this.#options
    const options = { workshopId: this.#view.id, generation, sealed, events: ours, baseUri, random, timers }
    return new BoardConnection(doc, Socket === undefined ? options : { ...options, WebSocket: Socket })
  }

  /** After each count: is everything stored, and which seal has this document lived through? */
  #settle(connection: BoardConnection): void {
    const { copies } = this.#options
    if (connection.isAllStored) {
      this.#isDirty = false
      this.#open.journal.clear()
    }
    // While settling the copy is still the old document's.
    if (this.#afresh === 'no') {
      copies.keepSealed(connection.sealed)
      copies.keepJournal(this.#open.journal.entries)
    }
    this.#publish()
  }

  #sawView(view: WorkshopView): void {
    this.#view = view
    this.#options.events.view(view)
    this.hands.sawSeal(view.sealed)
    if (this.#connection !== undefined && this.#afresh === 'no') this.#options.copies.keepSealed(this.#connection.sealed)
  }

  #closed(code: number): void {
    if (code === CLOSE.otherGeneration) return void this.#startAfresh('other-generation')
    if (code === CLOSE.tooLarge) return void this.#startAfresh('message-too-large')
    if (code === CLOSE.removed) return void this.#endRemoved()
    this.#end(closedByCode(code))
  }

  /** 4403 also says that the link was withdrawn: then one may come back by the new link, and finds the work again. */
  async #endRemoved(): Promise<void> {
    const answer = await this.#options.fetchView()
    if (this.#isDisposed) return
    const mayComeBack = !answer.ok && (answer.problem.status === 401 || answer.problem.status === 0)
    this.#end(mayComeBack ? 'no-session' : 'removed')
  }

  #end(because: ClosedBecause): void {
    this.#line = 'closed'
    this.#closedBecause = because
    this.#connection?.dispose()
    if (because === 'removed' || because === 'gone') void this.wipe()
    this.hands.release()
    this.#publish()
  }

  /**
   * Throws the document away and joins with a new one under a new Yjs client id; what differs goes to the tray, or back onto
   * the board where only the generation is another. The old document and its copy stay until that has happened.
   */
  async #startAfresh(because: string): Promise<void> {
    if (this.#isDisposed) return
    if (this.#afresh !== 'no') {
      this.#again = because
      return
    }
    this.#afresh = 'joining'
    this.#again = undefined
    const sealedBefore = this.#connection?.sealed ?? this.#options.copies.sealed
    // Not at once: the refusal is told from inside the provider's own message handling.
    await Promise.resolve()
    this.#connection?.dispose()
    this.#connection = undefined
    this.#isDirty = true
    this.hands.release()
    this.#publish()
    const joined = await this.#joinAfresh()
    if (joined === undefined) return
    await this.hands.emptyHands()
    if (this.#isDisposed) return joined.connection.dispose()
    const old = this.#open
    this.#afresh = 'settling'
    const items = this.#replace(old, joined, because, sealedBefore)
    await this.#options.events.setAside(items)
    // Only now may the old copy go: until here a crash would find the same work again.
    await this.#options.copies.reset(this.#open.doc, { generation: joined.view.generation, sealed: joined.connection.sealed })
    old.doc.destroy()
    this.#afresh = 'no'
    this.#settle(joined.connection)
    const again = this.#again
    if (again !== undefined) void this.#startAfresh(again)
  }

  /** Compares and swaps in one turn: no key can be typed into the old document in between. */
  #replace(old: BoardDocument, joined: { doc: Y.Doc; connection: BoardConnection; view: WorkshopView }, because: string, sealedBefore: number): readonly TrayItem[] {
    const fresh = this.#openDocument(joined.doc, false)
    this.#open = fresh
    this.#connection = joined.connection
    this.#isSynced = true
    const how = because !== 'other-generation' ? 'refused' : joined.view.sealed === sealedBefore ? 'same-round' : 'later-round'
    const works = carryOver(old, fresh, how, this.#view.allowed.board)
    const at = new Date(this.#options.timers.now()).toISOString()
    const items = trayItems(works, because, at)
    this.#tellBoard()
    old.stop()
    return items
  }

  /** A new document, synced; undefined when there is no way back. */
  async #joinAfresh(): Promise<{ doc: Y.Doc; connection: BoardConnection; view: WorkshopView } | undefined> {
    for (let attempt = 0; !this.#isDisposed; attempt++) {
      if (attempt > 0) await new Promise<void>((resolve) => void this.#options.timers.after(Math.min(500 * 2 ** attempt, 15_000), resolve))
      const answer = await this.#options.fetchView()
      if (!answer.ok) {
        const because = closedByStatus(answer.problem.status)
        if (because !== undefined) {
          this.#end(because)
          return undefined
        }
        this.#line = 'offline'
        this.#publish()
        continue
      }
      const view = answer.value
      this.#sawView(view)
      const doc = freshDoc()
      const { promise: first, resolve } = Promise.withResolvers<number>()
      let isJoined = false
      const connection = this.#connect(doc, view.generation, view.sealed, {
        synced: () => {
          isJoined = true
          resolve(0)
        },
        closed: (closeCode) => (isJoined ? this.#closed(closeCode) : resolve(closeCode)),
      })
      this.#connection = connection
      const code = await first
      if (code === 0) return { doc, connection, view: this.#view }
      connection.dispose()
      doc.destroy()
      if (code !== CLOSE.otherGeneration) {
        if (code === CLOSE.removed) void this.#endRemoved()
        else this.#end(closedByCode(code))
        return undefined
      }
    }
    return undefined
  }

  #tellBoard(): void {
    const { board, doc } = this.#open
    this.#options.events.board({ board, synced: this.#isSynced, client: doc.clientID, awareness: this.#connection?.awareness })
  }

  #publish(): void {
    if (this.#isDisposed) return
    const isCopyKept = this.#options.copies.isKept
    const isOnline = this.#afresh === 'no' && (this.#line === 'online' || this.#line === 'connecting')
    const status: SessionStatus = {
      line: this.#line,
      ...(this.#closedBecause === undefined ? {} : { closedBecause: this.#closedBecause }),
      saving: savingState({ isOnline, hasUnsaved: this.#isDirty, isCopyKept, isStoreDown: this.#isStoreDown }),
      handingIn: this.hands.isAsked,
      localCopy: isCopyKept ? 'ready' : 'memory-only',
    }
    // Each key comes by here: only news is told.
    if (isSameValue(this.#told, status)) return
    this.#told = status
    this.#options.events.status(status)
  }
}
