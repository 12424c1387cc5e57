/** Links by card, and which of them show: a link of which an end is gone is kept, but hidden until the end is back. */
import { sameValue } from './sameValue.ts'
import type { Link } from './schema.ts'

const NONE: ReadonlySet<string> = new Set()

export class LinkIndex {
  readonly visible = new Map<string, Link>()
  readonly #all = new Map<string, Link>()
  readonly #allAt = new Map<string, Set<string>>()
  readonly #visibleAt = new Map<string, Set<string>>()
  readonly #hasCard: (id: string) => boolean
  #changed = new Set<string>()
  /** Sets made during this change: still unseen by anybody, so they may be written in place. */
  #fresh = new Set<Set<string>>()

  constructor(hasCard: (id: string) => boolean) {
    this.#hasCard = hasCard
  }

  /** Ids of links whose visible value changes from now on go into `changed`. */
  beginChange(changed: Set<string>): void {
    this.#changed = changed
    this.#fresh = new Set()
  }

  put(id: string, link: Link | undefined): void {
    const old = this.#all.get(id)
    if (sameValue(old, link)) return
    if (old !== undefined) {
      for (const end of [old.from, old.to]) {
        this.#allAt.get(end)?.delete(id)
        if (this.#allAt.get(end)?.size === 0) this.#allAt.delete(end)
      }
      this.#hide(id)
      this.#all.delete(id)
    }
    if (link === undefined) return
    this.#all.set(id, link)
    for (const end of [link.from, link.to]) this.#allAt.set(end, (this.#allAt.get(end) ?? new Set()).add(id))
    this.#settle(id)
  }

  cardCameOrWent(cardId: string): void {
    for (const id of this.allAt(cardId)) this.#settle(id)
  }

  allAt(cardId: string): ReadonlySet<string> {
    return this.#allAt.get(cardId) ?? NONE
  }

  visibleAt(cardId: string): ReadonlySet<string> {
    return this.#visibleAt.get(cardId) ?? NONE
  }

  #settle(id: string): void {
    const link = this.#all.get(id)
    if (link === undefined) return
    if (!this.#hasCard(link.from) || !this.#hasCard(link.to)) return this.#hide(id)
    if (this.visible.get(id) === link) return
    this.visible.set(id, link)
    this.#changed.add(id)
    for (const end of [link.from, link.to]) this.#editable(end).add(id)
  }

  #hide(id: string): void {
    const link = this.visible.get(id)
    if (link === undefined) return
    this.visible.delete(id)
    this.#changed.add(id)
    for (const end of [link.from, link.to]) {
      const set = this.#editable(end)
      set.delete(id)
      if (set.size === 0) this.#visibleAt.delete(end)
    }
  }

  /** Copies on the first write of a change: a set that was handed out never changes. */
  #editable(cardId: string): Set<string> {
    const set = this.#visibleAt.get(cardId)
    if (set !== undefined && this.#fresh.has(set)) return set
    const copy = new Set(set)
    this.#fresh.add(copy)
    this.#visibleAt.set(cardId, copy)
    return copy
  }
}
