import type { Ledger } from './ledger.ts'
import { encodeAwareness, encodeAwarenessEntry, gatherAwareness, type AwarenessEntry } from './wire.ts'

/** Longest awareness state that is passed on, UTF-16 code units (RELIABILITY: 2 KB). */
const LONGEST_STATE = 2_048
/** Ids of people who left whose clocks are remembered, so that a quick return is seen. */
const MOST_DEPARTED = 2_000

/** What presence has to know of a connection. */
export type PresentConnection = {
  readonly participantId: string
  /** The Yjs client id that it said is its own; only when it may be. */
  ownClient: number | undefined
  /** The same once it is durably bound, so that others may hear of it. */
  boundClient: number | undefined
  /** What it said is its own, also when that is somebody else's. */
  claimedClient: number | undefined
}

/** Never changed, only replaced; `bytes` is the same written out, once somebody joined: who joins hears of everybody, of whom few changed since the last one did. */
type Entry = AwarenessEntry & { readonly isBound: boolean; bytes?: Uint8Array }
export type PresenceParts = {
  readonly ledger: Ledger
  /** Runs when what the ledger has now is durable. */
  readonly whenStored: (done: () => void) => void
  /** A connection of this participant has an id of which others may hear. */
  readonly bound: (participantId: string) => void
  readonly wake: () => void
}

/** Awareness of one board. Only ids are read, states stay opaque; nothing is passed on before its id is durably bound. */
export class Presence {
  readonly #parts: PresenceParts
  readonly #entries = new Map<number, Entry>()
  readonly #owners = new Map<number, Set<PresentConnection>>()
  readonly #departed = new Map<number, number>()
  readonly #dirty = new Set<number>()

  constructor(parts: PresenceParts) {
    this.#parts = parts
  }

  /** False when what it says of itself is no JSON: nobody else may have to parse that. */
  read(connection: PresentConnection, entries: readonly AwarenessEntry[]): boolean {
    if (connection.ownClient === undefined) this.#adopt(connection, entries)
    const own = entries.find((entry) => entry.client === connection.ownClient)
    if (own === undefined || own.state.length > LONGEST_STATE) return true
    if (!isJson(own.state)) return false
    this.#set(own)
    return true
  }

  /** The socket is gone: so is what it said, unless another socket says the same id is its own. */
  leave(connection: PresentConnection): void {
    const client = connection.ownClient
    if (client === undefined) return
    const owners = this.#owners.get(client)
    owners?.delete(connection)
    if (owners === undefined || owners.size > 0) return
    this.#owners.delete(client)
    const entry = this.#entries.get(client)
    if (entry === undefined || entry.state === 'null') return
    this.#entries.set(client, { client, clock: entry.clock, state: 'null', isBound: entry.isBound }) // with the same clock: Yjs takes a removal then, and only then is a return with the next clock seen
    if (entry.isBound) this.#mark(client)
  }

  /** Everybody's newest, for one who joins; undefined when nobody said anything. */
  all(): Uint8Array | undefined {
    const present = [...this.#entries.values()].filter((entry) => entry.isBound && entry.state !== 'null')
    return present.length === 0 ? undefined : gatherAwareness(present.map((entry) => (entry.bytes ??= encodeAwarenessEntry(entry))))
  }

  /** What changed since the last call, as one frame; undefined when nothing did. */
  takeFrame(): Uint8Array | undefined {
    if (this.#dirty.size === 0) return undefined
    const entries = [...this.#dirty].flatMap((client) => this.#entries.get(client) ?? [])
    this.#dirty.clear()
    for (const { client, clock, state } of entries) if (state === 'null' && !this.#owners.has(client)) this.#forget(client, clock)
    return entries.length === 0 ? undefined : encodeAwareness(entries)
  }

  /** The first id that may be its own is its own: plain clients say theirs first and re-send others' later. */
  #adopt(connection: PresentConnection, entries: readonly AwarenessEntry[]): void {
    const said = entries.filter((entry) => entry.state !== 'null')
    connection.claimedClient ??= said[0]?.client
    const candidates = said.filter((entry) => this.#parts.ledger.mayUse(entry.client, connection.participantId))
    const own = (candidates.find((entry) => !this.#owners.has(entry.client)) ?? candidates[0])?.client
    if (own === undefined) return
    connection.ownClient = own
    connection.claimedClient = own
    const owners = this.#owners.get(own) ?? new Set()
    this.#owners.set(own, owners.add(connection))
    if (!this.#entries.has(own)) this.#entries.set(own, { client: own, clock: this.#departed.get(own) ?? -1, state: 'null', isBound: false })
    this.#parts.ledger.bind(own, connection.participantId)
    this.#parts.whenStored(() => {
      connection.boundClient = own
      this.#parts.bound(connection.participantId)
      const entry = this.#entries.get(own)
      if (entry === undefined || entry.isBound) return
      this.#entries.set(own, { ...entry, isBound: true })
      if (entry.state !== 'null') this.#mark(own)
    })
  }

  #set({ client, clock, state }: AwarenessEntry): void {
    const entry = this.#entries.get(client)
    if (entry === undefined) return
    const isRemoval = state === 'null'
    if (clock < entry.clock || (clock === entry.clock && (state === entry.state || (!isRemoval && entry.state !== 'null')))) return
    // After a removal the same clock would not be seen by those who heard of it: one further is, and does no harm at home.
    this.#entries.set(client, { client, clock: clock === entry.clock && !isRemoval ? clock + 1 : clock, state, isBound: entry.isBound })
    if (entry.isBound) this.#mark(client)
  }

  #forget(client: number, clock: number): void {
    this.#entries.delete(client)
    this.#departed.delete(client)
    this.#departed.set(client, clock)
    const oldest = this.#departed.size > MOST_DEPARTED ? this.#departed.keys().next().value : undefined
    if (oldest !== undefined) this.#departed.delete(oldest)
  }

  #mark(client: number): void {
    this.#dirty.add(client)
    this.#parts.wake()
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
