import type { Size } from '@visiebord/shared/board/schema.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point } from './camera.ts'
import type { Hand } from './stacking.ts'

export type Offset = {
  readonly dx: number
  readonly dy: number
  readonly dw?: number
  readonly dh?: number
  /** The size that a hand gives it: its words are fitted to that. */
  readonly size?: Size
}

/** What my hand carries: where each card lay when it was taken up, board units, and the one way that all of it has gone since. The same map is the same hold. */
export type Carried = { readonly lay: ReadonlyMap<string, Point>; readonly offset: { readonly dx: number; readonly dy: number } }

/** What hands do to cards now, before anything of it is stored: mine is seen on my screen, theirs as soon as I let go. */
export class Offsets {
  /** Sizes that hands give to cards; empty while nobody pulls at one. */
  readonly sizes: StoreApi<ReadonlyMap<string, Size>> = createStore<ReadonlyMap<string, Size>>(() => new Map())
  readonly #hands = new Map<string, { mine?: Offset; theirs?: Offset }>()
  #carried: Carried | undefined

  /** From where a card lies now to where it is seen; whoever else moves it, a hand holds what it holds. */
  of(id: string, lies: Point | undefined): Offset | undefined {
    const hands = this.#hands.get(id)
    return hands?.mine ?? this.#byHand(id, lies) ?? hands?.theirs
  }

  #byHand(id: string, lies: Point | undefined): Offset | undefined {
    const from = this.#carried?.lay.get(id)
    if (this.#carried === undefined || from === undefined) return undefined
    const { dx, dy } = this.#carried.offset
    return lies === undefined ? { dx, dy } : { dx: from.x + dx - lies.x, dy: from.y + dy - lies.y }
  }

  get carried(): Carried | undefined {
    return this.#carried
  }

  carry(carried: Carried | undefined): void {
    this.#carried = carried
  }

  /** Whose it is: theirs lies above mine. */
  handOn(id: string): Hand | undefined {
    const hands = this.#hands.get(id)
    return hands?.theirs !== undefined ? 'theirs' : hands?.mine === undefined && this.#carried?.lay.has(id) !== true ? undefined : 'mine'
  }

  set(id: string, hand: Hand, offset: Offset | undefined): void {
    const hands = this.#hands.get(id) ?? {}
    if (offset === undefined) delete hands[hand]
    else hands[hand] = offset
    if (hands.mine === undefined && hands.theirs === undefined) this.#hands.delete(id)
    else this.#hands.set(id, hands)
    this.#note(id, this.of(id, undefined)?.size)
  }

  #note(id: string, now: Size | undefined): void {
    const was = this.sizes.getState().get(id)
    if (was?.w === now?.w && was?.h === now?.h) return
    const sizes = new Map(this.sizes.getState())
    if (now === undefined) sizes.delete(id)
    else sizes.set(id, now)
    this.sizes.setState(sizes, true)
  }
}
