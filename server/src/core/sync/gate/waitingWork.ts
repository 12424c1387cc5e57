/** [G41] What a connection sends before its first SyncStep2: kept, to be judged together with it. */
import * as Y from 'yjs'
import { readUpdate } from './update/readUpdate.ts'

/** That much honest offline work fits in one message. */
const MOST = { messages: 2_000, bytes: 4 * 1024 * 1024 } as const
/**
 * Structs and deleted ranges, each as often as it is merged: some 200 ms. Two thousand keystrokes take a third of it, a paste of 5,000
 * cards and a few moves nearly all. `Y.mergeUpdates` of all at once takes the product of both: minutes for what fits in 4 MiB.
 */
const MOST_EFFORT = 150_000

export class WaitingWork {
  readonly #updates: Uint8Array[] = []
  readonly #clients = new Set<number>()
  #bytes = 0
  #pieces = 0

  get messages(): number {
    return this.#updates.length
  }
  /** Ids under which it may add something. */
  get clients(): Iterable<number> {
    return this.#clients
  }

  /** Takes a copy. After anything but `waits` there is nothing to be done with the rest. */
  add(update: Uint8Array): 'waits' | 'garbage' | 'too-much' {
    const raw = readUpdate(update)
    if (raw === 'garbage') return 'garbage'
    for (const client of ('ends' in raw ? raw.ends : raw.structs).keys()) this.#clients.add(client)
    if ('ends' in raw) return 'too-much'
    this.#updates.push(update.slice())
    this.#bytes += update.length
    this.#pieces += raw.deletedRanges
    for (const structs of raw.structs.values()) this.#pieces += structs.length
    const effort = this.#pieces * Math.log2(1 + this.#updates.length)
    return this.#updates.length > MOST.messages || this.#bytes > MOST.bytes || effort > MOST_EFFORT ? 'too-much' : 'waits'
  }

  /** One update of all of it and this one. Throws when Yjs cannot merge it. */
  with(step2: Uint8Array): Uint8Array {
    let rest = this.#updates.splice(0)
    while (rest.length > 1) {
      const pairs: Uint8Array[] = []
      for (let i = 0; i < rest.length; i += 2) pairs.push(Y.mergeUpdates(rest.slice(i, i + 2)))
      rest = pairs
    }
    return rest.length === 0 ? step2 : Y.mergeUpdates([...rest, step2])
  }
}
