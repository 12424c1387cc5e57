import * as Y from 'yjs'
import { DurableVector } from './durableVector.ts'
import { NO_EFFECTS } from './gate/effects.ts'
import { QueuedWork, type DecodedUpdate } from './gate/queuedWork.ts'
import { RestingDoc } from './restingDoc.ts'

/** `decoded`: what the gate saw in it; undefined for what the server wrote itself. */
export type Gathered = { readonly bytes: Uint8Array; readonly participantId: string; readonly decoded: DecodedUpdate | undefined }
type Late = { readonly bytes: Uint8Array; readonly seq: number; readonly decoded: DecodedUpdate }

/**
 * Moves that wait to be applied together. Each alone costs Yjs a transaction, 30 µs; sixteen together cost a third of that each, and hardly anybody asks
 * for the document between two moves.
 */
const MOST_LATE = 16

/**
 * The document of a board and what is on its way into it: *gathered* (let through, nothing done yet), *late* (stored or being stored, and told to everybody, but not
 * applied yet: single moves only) and applied. Whoever asks for `doc` gets all but what is gathered; the gate reads `behind` and `queued` together.
 */
export class BoardDoc {
  /** All that the gate let through and `behind` does not hold. */
  readonly queued = new QueuedWork()
  readonly #resting: RestingDoc
  readonly #durable: DurableVector
  readonly #broken: (error: Error) => void
  #gathered: Gathered[] = []
  #late: Late[] = []
  #durableSeq = 0

  /** `broken`: it could not take what was let through; it is not to be used any more. */
  constructor(doc: Y.Doc, broken: (error: Error) => void) {
    this.#resting = new RestingDoc(doc)
    this.#durable = new DurableVector(() => this.#resting.awake())
    this.#broken = broken
  }

  /** Awake, with all that was flushed. Ask for it anew each time: while nobody does, only its bytes are kept. */
  get doc(): Y.Doc {
    this.#catchUp()
    return this.#resting.awake()
  }

  get behind(): Y.Doc {
    return this.#resting.awake()
  }

  get gathered(): readonly Gathered[] {
    return this.#gathered
  }

  /** How many Yjs clients have written in it. */
  get clientCount(): number {
    return this.#resting.clientCount + this.#late.length
  }

  /** The whole document, V1. */
  encoded(): Uint8Array {
    this.#catchUp()
    return this.#resting.encoded()
  }

  /** State vector of what is durable. */
  durableVector(): Uint8Array {
    this.#catchUp()
    return this.#durable.encoded()
  }

  gather(work: Gathered): void {
    this.#gathered.push(work)
    if (work.decoded) this.queued.add(work.decoded)
  }

  /** Takes all that is gathered, to be stored as `seq`. Answers it as one update, undefined when it is nothing; null when the document broke on it. */
  flush(seq: number): Uint8Array | undefined | null {
    const gathered = this.#gathered
    const [only] = gathered
    this.#gathered = []
    if (only === undefined) return undefined
    if (gathered.length === 1 && only.decoded !== undefined && isMove(only.decoded)) {
      this.#late.push({ bytes: only.bytes, seq, decoded: only.decoded })
      if (this.#late.length >= MOST_LATE) this.#catchUp()
      return only.bytes
    }
    this.#catchUp()
    this.#durable.goOn(clientsIn(gathered))
    const merged = this.#apply(gathered)
    this.queued.clear()
    return merged
  }

  /** What was flushed as `seq` and before is durable. */
  stored(seq: number): void {
    this.#durableSeq = Math.max(this.#durableSeq, seq)
  }

  /** All that was flushed is durable. */
  settled(): void {
    this.#durable.settled()
  }

  /** Call it now and then, while settled: a document that nobody has needed for a while goes to sleep. Answers whether it does. */
  look(): boolean {
    this.#catchUp()
    if (!this.#resting.isAsleep) this.#resting.keep(() => this.#durable.encoded()) // asked by everybody who joins
    this.#resting.look()
    return this.#resting.isAsleep
  }

  destroy(): void {
    this.#gathered = []
    this.#late = []
    this.#resting.destroy()
  }

  #catchUp(): void {
    const late = this.#late
    if (late.length === 0) return
    this.#late = []
    const durable = late.filter(({ seq }) => seq <= this.#durableSeq)
    const others = late.slice(durable.length)
    if (durable.length > 0) this.#apply(durable)
    this.#durable.goOn(clientsIn(others))
    if (others.length > 0) this.#apply(others)
    this.queued.clear()
    for (const { decoded } of this.#gathered) if (decoded) this.queued.add(decoded)
  }

  /** In one transaction; what they come to as one update. */
  #apply(updates: readonly { readonly bytes: Uint8Array }[]): Uint8Array | undefined | null {
    // One by itself goes on as the gate let it through: it holds what the server lacked and nothing else.
    const only = updates.length === 1 ? updates[0]?.bytes : undefined
    let merged = only
    const onUpdate = (update: Uint8Array): void => {
      merged = update
    }
    const doc = this.#resting.awake()
    try {
      if (only === undefined) doc.on('update', onUpdate)
      doc.transact(() => {
        for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
      })
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('a write hangs in the air that was let through')
    } catch (error) {
      this.#broken(error instanceof Error ? error : new Error(String(error)))
      return null
    } finally {
      doc.off('update', onUpdate)
    }
    return merged
  }
}

/**
 * New values of fields that exist, and the old ones gone: nothing comes, goes or is typed, so nothing can hang on what is not there. Anything else is applied before it is
 * stored, lest a mistake of the gate's outlive the process.
 */
const isMove = ({ structs, deletions, effects }: DecodedUpdate): boolean =>
  effects === NO_EFFECTS && structs.length <= 2 && deletions.length <= 2 && structs.every(({ place, struct }) => typeof place !== 'string' && place.in.level === 'entry' && struct.content?.type === 'values')

function* clientsIn(works: readonly { readonly decoded: DecodedUpdate | undefined }[]): Generator<number> {
  for (const { decoded } of works) if (decoded) for (const { struct } of decoded.structs) yield struct.client
}
