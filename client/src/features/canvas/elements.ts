import type { Box } from './camera.ts'

/** What stands in the style of an element: what is the same is not written again. */
type Placed = { left: number; top: number; dx: number; dy: number; w: number; h: number; z: number }

/** Where to put an element: where its card lies, where it is seen now, and how high, as a z-index. */
export type Place = { readonly rest: Box; readonly seen: Box; readonly z: number }

/** The elements that stand for cards on the page – themselves, rings, tags – and the flags that they bear. No React. */
export class Elements {
  readonly #elements = new Map<string, Set<HTMLElement>>()
  readonly #flags = new Map<string, ReadonlySet<string>>()
  readonly #placed = new WeakMap<HTMLElement, Placed>()
  readonly #listeners = new Set<(id: string, element: HTMLElement, isThere: boolean) => void>()
  readonly #flagListeners = new Set<() => void>()

  dispose(): void {
    this.#elements.clear()
    this.#listeners.clear()
  }

  has(id: string): boolean {
    return this.#elements.has(id)
  }

  of(id: string): Iterable<HTMLElement> {
    return this.#elements.get(id) ?? []
  }

  /** The card itself. */
  cardOf(id: string): HTMLElement | undefined {
    for (const element of this.of(id)) if (element.dataset['cardId'] === id) return element
    return undefined
  }

  /** Stands for this card from now on, until the answer is called. */
  add(id: string, element: HTMLElement): () => void {
    const set = this.#elements.get(id) ?? new Set()
    set.add(element)
    this.#elements.set(id, set)
    for (const [flag, ids] of this.#flags) element.toggleAttribute(flag, ids.has(id))
    for (const listener of this.#listeners) listener(id, element, true)
    return () => {
      set.delete(element)
      if (set.size === 0) this.#elements.delete(id)
      for (const listener of this.#listeners) listener(id, element, false)
    }
  }

  /** After an element begins or ceases to stand for a card. */
  onChange(listener: (id: string, element: HTMLElement, isThere: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sets an attribute on the elements of exactly these cards, also on those that come later. */
  flag(name: string, ids: ReadonlySet<string>): void {
    const before = this.#flags.get(name) ?? new Set<string>()
    this.#flags.set(name, ids)
    for (const id of before) if (!ids.has(id)) for (const element of this.of(id)) element.removeAttribute(name)
    for (const id of ids) if (!before.has(id)) for (const element of this.of(id)) element.setAttribute(name, '')
    for (const listener of this.#flagListeners) listener()
  }

  flagged(name: string): ReadonlySet<string> | undefined {
    const ids = this.#flags.get(name)
    return ids === undefined || ids.size === 0 ? undefined : ids
  }

  onFlags(listener: () => void): () => void {
    this.#flagListeners.add(listener)
    return () => this.#flagListeners.delete(listener)
  }

  place(element: HTMLElement, { rest, seen, z }: Place): void {
    // At rest a card has no transform of its own: each would be one more node to walk in every frame of a pan.
    const [dx, dy] = [seen.x - rest.x, seen.y - rest.y]
    const was = this.#placed.get(element)
    this.#placed.set(element, { left: rest.x, top: rest.y, dx, dy, w: seen.w, h: seen.h, z })
    const { style } = element
    if (was?.left !== rest.x) style.left = `${rest.x}px`
    if (was?.top !== rest.y) style.top = `${rest.y}px`
    if (was?.dx !== dx || was.dy !== dy) style.transform = dx === 0 && dy === 0 ? '' : `translate(${dx}px, ${dy}px)`
    if (was?.w !== seen.w) style.width = `${seen.w}px`
    if (was?.h !== seen.h) style.height = `${seen.h}px`
    if (was?.z !== z) style.zIndex = String(z)
  }
}
