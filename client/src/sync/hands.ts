export type EmptyHand = () => void | Promise<void>

/** The server waits two seconds at most for a hand in; a hand that is slower is left behind, its work goes to the tray. */
const EMPTY_WITHIN_MS = 800

/** What is held outside the board: drags and text in progress. Each registers how to put it down. */
export class Hands {
  readonly #hands = new Set<EmptyHand>()

  add(emptyHand: EmptyHand): () => void {
    this.#hands.add(emptyHand)
    return () => void this.#hands.delete(emptyHand)
  }

  /** [H1] Resolves when every hand is empty or took too long; one that throws does not hold the others. */
  async empty(after: (ms: number, run: () => void) => () => void): Promise<void> {
    if (this.#hands.size === 0) return
    let cancel: (() => void) | undefined
    const late = new Promise<void>((resolve) => {
      cancel = after(EMPTY_WITHIN_MS, resolve)
    })
    await Promise.race([Promise.allSettled([...this.#hands].map(async (hand) => hand())), late])
    cancel?.()
  }
}
