/** Steps by project, in their order; a list is sorted when asked for and keeps its identity until a step of it changes. */
import { inOrder } from './order.ts'
import type { Card } from './schema.ts'

const NONE: readonly string[] = []

export class StepIndex {
  readonly #cards: ReadonlyMap<string, Card>
  readonly #members = new Map<string, Set<string>>()
  readonly #sorted = new Map<string, readonly string[]>()

  constructor(cards: ReadonlyMap<string, Card>) {
    this.#cards = cards
  }

  update(id: string, before: Card | undefined, after: Card | undefined): void {
    const from = before?.kind === 'step' ? before.projectId : undefined
    const to = after?.kind === 'step' ? after.projectId : undefined
    if (from === to && before?.order === after?.order) return
    if (from !== undefined) {
      this.#sorted.delete(from)
      this.#members.get(from)?.delete(id)
      if (this.#members.get(from)?.size === 0) this.#members.delete(from)
    }
    if (to !== undefined) {
      this.#sorted.delete(to)
      this.#members.set(to, (this.#members.get(to) ?? new Set()).add(id))
    }
  }

  of(projectId: string): readonly string[] {
    const members = this.#members.get(projectId)
    if (members === undefined) return NONE
    const known = this.#sorted.get(projectId)
    if (known !== undefined) return known
    const sorted = inOrder([...members].flatMap((id) => this.#cards.get(id) ?? [])).map((step) => step.id)
    this.#sorted.set(projectId, sorted)
    return sorted
  }
}
