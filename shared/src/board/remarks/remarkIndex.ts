/** Remarks by card, and which of them show: one whose card is gone is kept, but hidden until the card is back. */
import { compareIds } from '../order.ts'
import { sameValue } from '../sameValue.ts'
import type { Remark } from './remark.ts'

const NONE: readonly Remark[] = []
const madeAt = (remark: Remark): string => (remark.kind === 'tag' ? '' : (remark.at ?? ''))
/** As they were made; ties, and tags, by id: the same on every screen. */
const compareMade = (one: Remark, other: Remark): number => compareIds(madeAt(one), madeAt(other)) || compareIds(one.id, other.id)

export class RemarkIndex {
  readonly visible = new Map<string, Remark>()
  /** Also those that are hidden. */
  readonly all = new Map<string, Remark>()
  readonly #idsAt = new Map<string, Set<string>>()
  /** Sorted when asked for; a list keeps its identity until a remark of its card changes. */
  readonly #sorted = new Map<string, readonly Remark[]>()
  readonly #hasCard: (id: string) => boolean
  #changed = new Set<string>()
  #cards = new Set<string>()

  constructor(hasCard: (id: string) => boolean) {
    this.#hasCard = hasCard
  }

  /** From now on, ids of remarks whose visible value changes go into `changed`, their cards into `cards`. */
  beginChange(changed: Set<string>, cards: Set<string>): void {
    this.#changed = changed
    this.#cards = cards
  }

  put(id: string, remark: Remark | undefined): void {
    const old = this.all.get(id)
    if (sameValue(old, remark)) return
    if (old !== undefined) {
      this.#show(id, old.cardId, undefined)
      const ids = this.#idsAt.get(old.cardId)
      ids?.delete(id)
      if (ids?.size === 0) this.#idsAt.delete(old.cardId)
      this.all.delete(id)
    }
    if (remark === undefined) return
    this.all.set(id, remark)
    this.#idsAt.set(remark.cardId, (this.#idsAt.get(remark.cardId) ?? new Set()).add(id))
    if (this.#hasCard(remark.cardId)) this.#show(id, remark.cardId, remark)
  }

  cardCameOrWent(cardId: string): void {
    const shown = this.#hasCard(cardId)
    for (const id of this.#idsAt.get(cardId) ?? NONE_IDS) this.#show(id, cardId, shown ? this.all.get(id) : undefined)
  }

  at(cardId: string): readonly Remark[] {
    const ids = this.#idsAt.get(cardId)
    if (ids === undefined || !this.#hasCard(cardId)) return NONE
    const known = this.#sorted.get(cardId)
    if (known !== undefined) return known
    const sorted = [...ids].flatMap((id) => this.visible.get(id) ?? []).sort(compareMade)
    this.#sorted.set(cardId, sorted)
    return sorted
  }

  #show(id: string, cardId: string, remark: Remark | undefined): void {
    if (this.visible.get(id) === remark) return
    if (remark === undefined) this.visible.delete(id)
    else this.visible.set(id, remark)
    this.#sorted.delete(cardId)
    this.#changed.add(id)
    this.#cards.add(cardId)
  }
}

const NONE_IDS: ReadonlySet<string> = new Set()
