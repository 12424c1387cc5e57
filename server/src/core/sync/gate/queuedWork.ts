/** One accepted message in the form in which the gate looks at it again: made by `judge`, handed to `QueuedWork.add`. */
export type DecodedUpdate = { readonly structs: readonly unknown[] }

/** What is accepted but not yet applied to the doc. One per board; `clear()` when the batch is applied. */
export class QueuedWork {
  #count = 0

  /** Takes the `decoded` of a `write` answer, in the order in which the answers came. */
  add(decoded: DecodedUpdate): void {
    this.#count += decoded.structs.length
  }

  /** The batch is applied to the doc (or given up). */
  clear(): void {
    this.#count = 0
  }
}
