import { sameValue } from '../sameValue.ts'
import type { BoardItem } from '../roots.ts'

/** Writes only what differs: an equal value would still cost a row, a frame and an undo step. */
export const setValue = (item: BoardItem, key: string, value: unknown): void => {
  if (value === undefined) {
    if (item.has(key)) item.delete(key)
  } else if (!item.has(key) || !sameValue(item.get(key), value)) item.set(key, value)
}
