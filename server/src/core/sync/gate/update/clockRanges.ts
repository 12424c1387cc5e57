import type { ClockRange } from './rawUpdate.ts'

/** Above this many new ranges, sorting all at once is cheaper than making room for each. */
const FEW = 32

/** A growing set of clocks of one client, kept as sorted ranges that do not touch. */
export class ClockRanges {
  #ranges: { from: number; to: number }[] = []
  #added: { from: number; to: number }[] = []

  add(clock: number, length: number): void {
    this.#added.push({ from: clock, to: clock + length })
  }

  #settle(): void {
    if (this.#added.length === 0) return
    const added = this.#added
    this.#added = []
    if (added.length <= FEW) {
      for (const { from, to } of added) this.#insert(from, to)
      return
    }
    const sorted = [...this.#ranges, ...added].sort((a, b) => a.from - b.from)
    this.#ranges = []
    for (const { from, to } of sorted) {
      const last = this.#ranges.at(-1)
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
      else this.#ranges.push({ from, to })
    }
  }

  #insert(start: number, end: number): void {
    let from = start
    let to = end
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

  has(clock: number): boolean {
    this.#settle()
    const range = this.#ranges[this.#firstEndingAtOrAfter(clock + 1)]
    return range !== undefined && range.from <= clock
  }

  /** The parts of [clock, clock + length) that are not in the set, in order. */
  missingIn(clock: number, length: number): readonly ClockRange[] {
    this.#settle()
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
