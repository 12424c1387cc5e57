import { encodeMotionFrame } from '@visiebord/shared/protocol/frames.ts'
import { encodeMotions, type Motion, type SeatMotion } from '@visiebord/shared/protocol/motion.ts'

/** Newest motion of each seat with the cards its hand holds, and what nobody has heard of yet. */
export class Motions {
  readonly #newest = new Map<number, Motion>()
  /** Seats to tell of, and whether their grip is news. */
  readonly #dirty = new Map<number, { readonly grip: boolean }>()
  readonly #wake: () => void

  constructor(wake: () => void) {
    this.#wake = wake
  }

  /** `mayDrag` false: only the cursor is passed on; nobody is told off for it. */
  set(seat: number, motion: Motion, options: { readonly mayDrag: boolean }): void {
    const drag = options.mayDrag ? motion.drag : undefined
    const held = this.#newest.get(seat)?.drag?.cardIds
    const cardIds = drag?.cardIds ?? held
    const cursor = motion.cursor ? { cursor: motion.cursor } : {}
    this.#newest.set(seat, drag ? { ...cursor, drag: { ...drag, ...(cardIds ? { cardIds } : {}) } } : cursor)
    const isNewGrip = drag?.cardIds !== undefined || (drag !== undefined && (this.#dirty.get(seat)?.grip ?? false))
    this.#dirty.set(seat, { grip: isNewGrip })
    this.#wake()
  }

  /** The socket is gone: no cursor, no drag. */
  leave(seat: number): void {
    if (!this.#newest.delete(seat)) return
    this.#dirty.set(seat, { grip: false })
    this.#wake()
  }

  /** Everybody's, with grips, for one who joins. */
  all(): Uint8Array | undefined {
    const motions = Array.from(this.#newest, ([seat, motion]) => ({ seat, ...motion }))
    return motions.length === 0 ? undefined : encodeMotionFrame(encodeMotions(motions))
  }

  /** What changed since the last call, as one frame; undefined when nothing did. */
  takeFrame(): Uint8Array | undefined {
    if (this.#dirty.size === 0) return undefined
    const motions: SeatMotion[] = []
    for (const [seat, { grip }] of this.#dirty) motions.push(asNews(seat, this.#newest.get(seat) ?? {}, grip))
    this.#dirty.clear()
    return encodeMotionFrame(encodeMotions(motions))
  }
}

function asNews(seat: number, { cursor, drag }: Motion, grip: boolean): SeatMotion {
  const at = { seat, ...(cursor ? { cursor } : {}) }
  if (drag === undefined) return at
  const { cardIds, ...offset } = drag
  return { ...at, drag: { ...offset, ...(grip && cardIds ? { cardIds } : {}) } }
}
