import type { ClockRange } from './rawUpdate.ts'

/** A growing set of clocks of one client, kept as sorted ranges that do not touch. */
export class ClockRanges {
  readonly #ranges: { from: number; to: number }[] = []

  add(clock: number, length: number): void {
    let from = clock
    let to = clock + length
    const first = this.#firstEndingAtOrAfter(from)
    let past = first
    for (; past < this.#ranges.length; past++) {
      const each = this.#ranges[past]
      if (each === undefined || each.from > to) break
      from = Math.min(from, each.from)
      to = Math.max(to, each.to)
    }
    this.#ranges.splice(first, past - first, { from, to })
  }

  /** The parts of [clock, clock + length) that are not in the set, in order. */
  missingIn(clock: number, length: number): readonly ClockRange[] {
    const missing: ClockRange[] = []
    const end = clock + length
    let at = clock
    for (let i = this.#firstEndingAtOrAfter(clock); i < this.#ranges.length && at < end; i++) {
      const each = this.#ranges[i]
      if (each === undefined || each.from >= end) break
      if (each.from > at) missing.push({ clock: at, length: each.from - at })
      at = Math.max(at, each.to)
    }
    if (at < end) missing.push({ clock: at, length: end - at })
    return missing
  }

  #firstEndingAtOrAfter(clock: number): number {
    let low = 0
    let high = this.#ranges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ranges[middle]?.to ?? 0) < clock) low = middle + 1
      else high = middle
    }
    return low
  }
}
