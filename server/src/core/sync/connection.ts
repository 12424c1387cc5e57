import { CLOSE, encodeJsonFrame, encodeStored, MESSAGE, type CodeFrame } from '@visiebord/shared/protocol/frames.ts'
import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import * as Y from 'yjs'
import type { SocketHello, SocketPort } from '../ports/room.ts'
import type { BoardWork } from './boardWork.ts'
import type { GateAnswer } from './gate/contract.ts'
import { isEmptyUpdate } from './gate/isEmptyUpdate.ts'
import { isUpdate } from './gate/isUpdate.ts'
import { WaitingWork } from './gate/waitingWork.ts'
import type { Inbox } from './inbox.ts'
import type { Outlet } from './outlet.ts'
import { Question } from './question.ts'
import { readMessage, type ClientMessage } from './readMessage.ts'

/** RELIABILITY: at most five SyncStep1 a minute; more are answered later, the newest for all. */
const STEP1 = { burst: 5, everyMs: 12_000 } as const
/** Who is here, asked anew: plain clients ask when they come. Two hundred people are some hundred kilobytes. */
const QUERY_AWARENESS = { burst: 5, everyMs: 1_000 } as const

/** RFC 6455; clients come back. */
const INTERNAL_ERROR = 1011

/** What a connection asks of its room. */
export type ConnectionRoom = {
  readonly work: BoardWork
  readonly messageBytes: number
  isHeld(): boolean
  judge(update: Uint8Array, connection: Connection): GateAnswer
  /** It closed by itself: it is in the room no more. */
  closed(connection: Connection): void
  newestSeal(): number
  answerStep1(connection: Connection, vector: Uint8Array | undefined): void
  awareness(connection: Connection, message: Extract<ClientMessage, { is: 'awareness' }>): boolean
  queryAwareness(connection: Connection): void
  motion(connection: Connection, message: Extract<ClientMessage, { is: 'motion' }>): void
  handedIn(connection: Connection): void
  after(ms: number, run: () => void): () => void
  now(): number
  /** For the operator; a client that is told of often is told of once a second. */
  warn(line: string, connection: Connection): void
}

type Writing =
  /** Its first SyncStep2 has not come: updates wait and are judged together with it. */
  | { readonly is: 'syncing'; readonly waiting: WaitingWork }
  | { readonly is: 'writing' }
  /** A write was refused: no more of this connection, ever. */
  | { readonly is: 'refused' }

/** Where it stands with a seal: asked to hand in; or asked, not answered, and the barrier has fallen. */
export type HandIn = 'free' | 'asked' | 'owing'

/** One socket in the room. */
export class Connection {
  readonly seat: number
  readonly participantId: string
  readonly outlet: Outlet
  /** It gave `sealed`: it is asked to hand in before a seal. */
  readonly handsIn: boolean
  ownClient: number | undefined
  boundClient: number | undefined
  claimedClient: number | undefined
  handIn: HandIn = 'free'
  readonly #room: ConnectionRoom
  readonly #inbox: Inbox
  readonly #sealedAtJoining: number | undefined
  #writing: Writing = { is: 'syncing', waiting: new WaitingWork() }
  /** Counted messages that are accepted; a refusal ends the counting. */
  #accepted = 0
  /** Yjs client ids of others of which it holds more than the server. */
  #ahead: readonly number[] = []
  readonly #step1Question: Question<Uint8Array | undefined>
  readonly #awarenessQuestion: Question<void>

  constructor(parts: { readonly room: ConnectionRoom; readonly socket: SocketPort; readonly hello: SocketHello; readonly seat: number; readonly outlet: Outlet; readonly inbox: (handle: (message: Uint8Array) => void) => Inbox }) {
    this.#room = parts.room
    this.seat = parts.seat
    this.participantId = parts.hello.participantId
    this.#sealedAtJoining = parts.hello.sealed
    this.handsIn = parts.hello.sealed !== undefined
    this.outlet = parts.outlet
    this.#inbox = parts.inbox((message) => this.#handle(message))
    const pace = { isSlow: () => this.outlet.isSlow, after: (ms: number, run: () => void) => parts.room.after(ms, run), now: () => parts.room.now() }
    this.#step1Question = new Question({ ...STEP1, ...pace, answer: (vector) => parts.room.answerStep1(this, vector) })
    this.#awarenessQuestion = new Question({ ...QUERY_AWARENESS, ...pace, answer: () => parts.room.queryAwareness(this) })
  }

  get takesWrites(): boolean {
    return this.#writing.is !== 'refused'
  }

  receive(bytes: Uint8Array): void {
    if (this.outlet.isClosed) return
    if (bytes.length > this.#room.messageBytes) return this.close(CLOSE.tooLarge, 'message above 4 MiB')
    this.#inbox.push(bytes)
  }

  /** The room takes messages again. */
  drain(): void {
    this.#inbox.drain()
  }

  send(frame: Uint8Array): void {
    this.outlet.send(frame)
  }

  tellStored(count: number): void {
    this.send(encodeStored(count))
  }

  close(code: number, reason: string): void {
    this.#inbox.dispose()
    this.outlet.close(code, reason)
    this.#room.closed(this)
  }

  dispose(): void {
    this.#inbox.dispose()
    this.#step1Question.dispose()
    this.#awarenessQuestion.dispose()
  }

  /** A bug in here must cost one connection, not the process. */
  #handle(bytes: Uint8Array): void {
    if (this.outlet.isClosed) return
    try {
      this.#take(bytes)
    } catch (error) {
      this.#room.warn(`a message could not be handled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, this)
      this.close(INTERNAL_ERROR, 'the message could not be handled')
    }
  }

  #take(bytes: Uint8Array): void {
    const message = readMessage(bytes, this.#room.work.clientCount)
    if (message === undefined) return this.#garbage()
    switch (message.is) {
      case 'step1':
        return this.#step1(message)
      case 'step2':
      case 'update':
        return this.#write(message.payload, message.is === 'step2')
      case 'awareness':
        return this.#room.awareness(this, message) ? undefined : this.#garbage()
      case 'queryAwareness':
        return this.#awarenessQuestion.ask()
      case 'motion':
        return this.#room.motion(this, message)
      case 'handIn':
        return this.#room.handedIn(this)
    }
  }

  #step1({ stateVector, encoded }: Extract<ClientMessage, { is: 'step1' }>): void {
    const { work } = this.#room
    this.#ahead = [...stateVector].flatMap(([client, clock]) => (!work.ledger.mayUse(client, this.participantId) && clock > Y.getState(work.doc.store, client) ? [client] : []))
    this.#step1Question.ask(stateVector.size === 0 ? undefined : encoded.slice())
  }

  #write(payload: Uint8Array, isStep2: boolean): void {
    const writing = this.#writing
    switch (writing.is) {
      case 'refused':
        return
      case 'writing':
        if (!isEmptyUpdate(payload)) this.#decide(payload, { counts: 1, isFirstStep2: false })
        return
      case 'syncing':
        return isStep2 ? this.#firstStep2(payload, writing) : this.#wait(payload, writing)
    }
  }

  #wait(payload: Uint8Array, writing: Extract<Writing, { is: 'syncing' }>): void {
    if (isEmptyUpdate(payload)) return
    switch (writing.waiting.add(payload)) {
      case 'waits':
        return
      case 'garbage':
        return this.#garbage()
      case 'too-much': {
        const isMine = (client: number): boolean => this.#room.work.ledger.bindingOf(client)?.participantId === this.participantId
        return this.#refuse(refuse('message-too-large'), [...writing.waiting.clients].filter(isMine))
      }
    }
  }

  #firstStep2(payload: Uint8Array, { waiting }: Extract<Writing, { is: 'syncing' }>): void {
    this.#writing = { is: 'writing' }
    const counts = waiting.messages + (isEmptyUpdate(payload) ? 0 : 1)
    if (counts === 0) return
    if (waiting.messages > 0 && !isUpdate(payload)) return this.#garbage()
    let all: Uint8Array
    try {
      all = waiting.with(payload)
    } catch {
      return this.#garbage()
    }
    this.#decide(all, { counts, isFirstStep2: true })
  }

  #decide(update: Uint8Array, { counts, isFirstStep2 }: { readonly counts: number; readonly isFirstStep2: boolean }): void {
    const answer = this.#room.judge(update, this)
    const isLate = this.handIn === 'owing' || (isFirstStep2 && this.#sealedAtJoining !== undefined && this.#sealedAtJoining < this.#room.newestSeal())
    const { work } = this.#room
    switch (answer.verdict) {
      case 'garbage':
        return this.#garbage()
      case 'refused':
        if (isFirstStep2 && answer.refusal.refused === 'not-your-id' && this.#holdsWhatWasLost()) return this.#rolledBack()
        return this.#refuse(isLate ? refuse('late') : answer.refusal, answer.clients)
      case 'write':
        if (isLate) return this.#refuse(refuse('late'), answer.clients)
        if (this.ownClient !== undefined && work.ledger.isClosed(this.ownClient)) return this.#refuse(refuse('closed-id'), answer.clients)
        if (!work.ledger.hasRoomFor(answer.clients, this.participantId)) return this.#refuse(refuse('message-too-large', 'too many clients'), [])
        for (const client of answer.clients) work.ledger.bind(client, this.participantId)
        for (const cardId of answer.newCards) work.ledger.bring(cardId, this.participantId)
        work.take(answer.update, answer.decoded, this.participantId)
        break
      case 'known':
        break
    }
    this.#accepted += counts
    work.acknowledge(this, this.#accepted)
  }

  /** For good: the ids are closed and stored as such, then it is told, after the count of all that was accepted before. */
  #refuse(refusal: Refusal, clients: readonly number[]): void {
    this.#writing = { is: 'refused' }
    const { work } = this.#room
    const own = this.ownClient === undefined ? [] : [this.ownClient]
    for (const client of [...clients, ...own]) work.ledger.close(client, this.participantId)
    const body: CodeFrame = { code: refusal.refused, ...(refusal.detail === undefined ? {} : { detail: refusal.detail }) }
    work.afterCommit({ done: () => this.send(encodeJsonFrame(MESSAGE.refused, body)) })
    this.#room.handedIn(this) // nothing can be in its hands any more
  }

  /** What others wrote here and the server lacks: commit-then-relay excludes it, unless the store went back in time. */
  #holdsWhatWasLost(): boolean {
    return this.claimedClient !== undefined && this.#ahead.some((client) => client !== this.claimedClient)
  }

  #rolledBack(): void {
    this.#room.warn('a client holds what others wrote and the store lacks: was an older copy put back without saying so?', this)
    this.close(CLOSE.otherGeneration, 'the board went back in time')
  }

  #garbage(): void {
    this.close(CLOSE.notThisProtocol, 'not a message of this protocol')
  }
}
