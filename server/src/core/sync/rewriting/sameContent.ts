import { isDeepStrictEqual } from 'node:util'
import { contentOf } from '@visiebord/shared/board/content.ts'
import { ROOTS } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'

/** Whether two documents hold the same, to the last field that nobody knows; their histories do not count. */
export function sameContent(one: Y.Doc, other: Y.Doc): boolean {
  return ROOTS.every((name) => isSame(one.getMap(name), other.getMap(name))) && isDeepStrictEqual(contentOf(one), contentOf(other))
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Y.Map) return other instanceof Y.Map && one.size === other.size && [...one.entries()].every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
  if (one instanceof Y.Text) return other instanceof Y.Text && isDeepStrictEqual(one.toDelta(), other.toDelta())
  if (one instanceof Y.Array) {
    const values = one.toArray()
    return other instanceof Y.Array && values.length === other.length && values.every((value, index) => isSame(value, other.get(index)))
  }
  return !(other instanceof Y.AbstractType) && isDeepStrictEqual(one, other)
}
