/** The order of elements is put right when cards have rested so long, and while they do not rest at least so often, ms. */
const SOON_MS = 250
const AT_LAST_MS = 1_500

/**
 * The reading order of all cards, and which place each has in it. Sorting ten thousand cards after each drop of thirty hands would be felt: it is made anew when
 * somebody asks for it, and told to be so once the cards rest a moment.
 */
export class ElementOrder {
  readonly #make: () => readonly string[]
  readonly #rested: () => void
  #ids: readonly string[] = []
  #rank: ReadonlyMap<string, number> = new Map()
  #isOld = true
  #soon: ReturnType<typeof setTimeout> | undefined
  #atLast: ReturnType<typeof setTimeout> | undefined

  /** `rested`: it is as it should be again, some time after it grew old. */
  constructor(make: () => readonly string[], rested: () => void) {
    this.#make = make
    this.#rested = rested
  }

  dispose(): void {
    clearTimeout(this.#soon)
    clearTimeout(this.#atLast)
  }

  ids(): readonly string[] {
    if (this.#isOld) this.#renew()
    return this.#ids
  }

  /** From 0; -1 for what is not on the board. */
  rankOf(id: string): number {
    if (this.#isOld) this.#renew()
    return this.#rank.get(id) ?? -1
  }

  /** By the order as it was known last: what moved a moment ago may stand where it was. What was not there then comes last. */
  sort(ids: string[]): void {
    if (this.#ids.length === 0) this.#renew()
    const rank = this.#rank
    ids.sort((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity) || (a < b ? -1 : 1))
  }

  /** Something lies elsewhere now. */
  age(): void {
    this.#isOld = true
    const renew = (): void => {
      this.dispose()
      this.#atLast = undefined
      if (this.#isOld) this.#renew()
      this.#rested()
    }
    clearTimeout(this.#soon)
    this.#soon = setTimeout(renew, SOON_MS)
    this.#atLast ??= setTimeout(renew, AT_LAST_MS)
  }

  #renew(): void {
    this.#ids = this.#make()
    this.#rank = new Map(this.#ids.map((id, at) => [id, at]))
    this.#isOld = false
  }
}
