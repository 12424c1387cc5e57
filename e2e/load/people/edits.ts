/** When each person made each edit: edits of one person are numbered from 0 in their order. */
export class Edits {
  readonly #madeAt: number[][]
  #since = Number.POSITIVE_INFINITY

  constructor(people: number) {
    this.#madeAt = Array.from({ length: people }, () => [])
  }

  /** Edits made from now on count. */
  countFrom(at: number): void {
    this.#since = at
  }

  made(person: number, at: number): void {
    this.#madeAt[person]?.push(at)
  }

  /** When it was made, if it counts. */
  countedAt(person: number, edit: number): number | undefined {
    const at = this.#madeAt[person]?.[edit]
    return at !== undefined && at >= this.#since ? at : undefined
  }

  /** How many people there are to keep apart. */
  get people(): number {
    return this.#madeAt.length
  }

  /** Edits of a person that count. */
  counted(person: number): number {
    return this.#madeAt[person]?.filter((at) => at >= this.#since).length ?? 0
  }
}

/** What one watcher saw of the edits, and how long each took, ms. */
export class Sight {
  readonly latencies: number[] = []
  /** Ranges that came before what they build on: a document would not show them. */
  gaps = 0
  readonly #edits: Edits
  readonly #next: Int32Array

  constructor(edits: Edits) {
    this.#edits = edits
    this.#next = new Int32Array(edits.people)
  }

  /** Edits `from` up to but without `end` of a person are on the screen. */
  saw(person: number, from: number, end: number, at: number): void {
    const next = this.#next[person]
    if (next === undefined || end <= next) return
    if (from > next) return void this.gaps++
    for (let edit = next; edit < end; edit++) {
      const madeAt = this.#edits.countedAt(person, edit)
      if (madeAt !== undefined) this.latencies.push(at - madeAt)
    }
    this.#next[person] = end
  }

  /** The newest motion takes the place of all before it. */
  sawNewest(person: number, edit: number, at: number): void {
    this.saw(person, this.#next[person] ?? 0, edit + 1, at)
  }
}
