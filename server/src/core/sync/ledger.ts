import type { BoardWrite, StoredBoard } from '../ports/store.ts'

export type Binding = { readonly participantId: string; readonly closed: boolean; readonly generation: string }
/**
 * Yjs client ids of one participant on one board, until it is rewritten: one for each page that was opened. All that ever wrote stand in
 * every state vector that anybody sends: without a bound, one could make them too long for others to join.
 */
const MOST_IDS = 2_000
export type LedgerEntries = Required<Pick<BoardWrite, 'bind' | 'close' | 'authors'>>

/** Whose each Yjs client id is and who first brought each card. What is entered counts at once and is stored with the next batch. */
export class Ledger {
  readonly #generation: string
  readonly #bindings: Map<number, Binding>
  readonly #authors: Map<string, string>
  /** How many ids of this generation each participant has. */
  readonly #idsOf = new Map<string, number>()
  #bind: { client: number; participantId: string }[] = []
  #close: { client: number; participantId: string }[] = []
  #brought: { cardId: string; participantId: string }[] = []

  constructor(stored: Pick<StoredBoard, 'generation' | 'bindings' | 'authors'>) {
    this.#generation = stored.generation
    this.#bindings = new Map(stored.bindings)
    this.#authors = new Map(stored.authors)
    for (const binding of this.#bindings.values()) if (binding.generation === this.#generation) this.#count(binding.participantId)
  }

  bindingOf = (client: number): Binding | undefined => this.#bindings.get(client)
  authorOf = (cardId: string): string | undefined => this.#authors.get(cardId)

  /** Unbound, or this participant's. */
  mayUse(client: number, participantId: string): boolean {
    const binding = this.#bindings.get(client)
    return binding === undefined || binding.participantId === participantId
  }

  /** Closed for good, or of another generation, which comes to the same. */
  isClosed(client: number): boolean {
    const binding = this.#bindings.get(client)
    return binding !== undefined && (binding.closed || binding.generation !== this.#generation)
  }

  /** Whether this participant may have so many ids more on this board. */
  hasRoomFor(clients: readonly number[], participantId: string): boolean {
    let fresh = 0
    for (const client of clients) if (!this.#bindings.has(client)) fresh++
    return fresh === 0 || (this.#idsOf.get(participantId) ?? 0) + fresh <= MOST_IDS
  }

  /** True when this is news and has to be stored before anybody hears of it. An id that is bound already stays as it is. */
  bind(client: number, participantId: string): boolean {
    if (this.#bindings.has(client)) return false
    this.#bindings.set(client, { participantId, closed: false, generation: this.#generation })
    this.#count(participantId)
    this.#bind.push({ client, participantId })
    return true
  }

  /** For good. Leaves ids of others alone. */
  close(client: number, participantId: string): void {
    const binding = this.#bindings.get(client)
    if (binding?.closed || (binding && binding.participantId !== participantId)) return
    this.#bindings.set(client, { participantId, closed: true, generation: binding?.generation ?? this.#generation })
    this.#close.push({ client, participantId })
  }

  #count(participantId: string): void {
    this.#idsOf.set(participantId, (this.#idsOf.get(participantId) ?? 0) + 1)
  }

  bring(cardId: string, participantId: string): void {
    if (this.#authors.has(cardId)) return
    this.#authors.set(cardId, participantId)
    this.#brought.push({ cardId, participantId })
  }

  get hasNews(): boolean {
    return this.#bind.length + this.#close.length + this.#brought.length > 0
  }

  /** What is not in any batch yet, handed over. */
  takeNews(): LedgerEntries {
    const news = { bind: this.#bind, close: this.#close, authors: this.#brought }
    this.#bind = []
    this.#close = []
    this.#brought = []
    return news
  }
}
