import RBush from 'rbush'
import type { Box, Point } from './camera.ts'

/** A card's box as the tree asks for it, and as it was put: one object for both, and of a class of its own, so that whole numbers are kept as such. */
class Lying implements Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number

  constructor(id: string, { x, y, w, h }: Box) {
    this.id = id
    this.x = x
    this.y = y
    this.w = w
    this.h = h
  }

  get minX(): number {
    return this.x
  }

  get minY(): number {
    return this.y
  }

  get maxX(): number {
    return this.x + this.w
  }

  get maxY(): number {
    return this.y + this.h
  }
}

/** Where every card lies. A question costs what it finds, a change costs one card; never the size of the board. */
export type SpatialIndex = {
  /** `undefined` takes the card out. True when something changed. */
  put(id: string, box: Box | undefined): boolean
  /** Many at once on an empty index: ten times cheaper than one by one. */
  load(entries: Iterable<readonly [string, Box]>): void
  boxOf(id: string): Box | undefined
  search(box: Box): string[]
  at(point: Point): string[]
  /** Around everything; `undefined` when empty. */
  bounds(): Box | undefined
  entries(): IteratorObject<readonly [string, Box]>
  readonly size: number
}

export function createSpatialIndex(): SpatialIndex {
  const tree = new RBush<Lying>()
  const all = new Map<string, Lying>()
  return {
    put(id, box) {
      const was = all.get(id)
      if (was === undefined ? box === undefined : box !== undefined && was.x === box.x && was.y === box.y && was.w === box.w && was.h === box.h) return false
      if (was !== undefined) tree.remove(was)
      if (box === undefined) all.delete(id)
      else {
        const now = new Lying(id, box)
        all.set(id, now)
        tree.insert(now)
      }
      return true
    },
    load(boxes) {
      for (const [id, box] of boxes) all.set(id, new Lying(id, box))
      tree.load([...all.values()])
    },
    boxOf: (id) => all.get(id),
    search: (box) => tree.search({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h }).map(({ id }) => id),
    at: (point) => tree.search({ minX: point.x, minY: point.y, maxX: point.x, maxY: point.y }).map(({ id }) => id),
    bounds() {
      if (all.size === 0) return undefined
      const { minX, minY, maxX, maxY } = tree.toJSON() as unknown as Lying
      return { x: minX, y: minY, w: maxX - minX, h: maxY - minY }
    },
    entries: () => all.entries(),
    get size() {
      return all.size
    },
  }
}
