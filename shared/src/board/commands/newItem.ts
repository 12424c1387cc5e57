import * as Y from 'yjs'
import type { BoardItem } from '../roots.ts'

/** An item ready to be put into a root; `words` become the Y.Text under `textKey`. Undefined fields are left out. */
export const newItem = (fields: Iterable<readonly [string, unknown]>, textKey?: string, words = ''): BoardItem => {
  const item: BoardItem = new Y.Map()
  for (const [key, value] of fields) if (value !== undefined && key !== textKey) item.set(key, value)
  if (textKey !== undefined) item.set(textKey, new Y.Text(words.toWellFormed()))
  return item
}
