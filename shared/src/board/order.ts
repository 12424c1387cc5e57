/**
 * Fractional indices: order among siblings, ties broken by id. Keys stay short (siblings are renewed before a key grows
 * past the bound) and keys that others wrote badly are worked around, never thrown upon.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

export type Ordered = { readonly id: string; readonly order: string }
export type Between = { readonly after?: string; readonly before?: string }

/** Longest key written here. A thousand insertions at one spot reach it; then the siblings get fresh keys. */
export const LONGEST_KEY = 40

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
export const compareOrder = (a: Ordered, b: Ordered): number => compareIds(a.order, b.order) || compareIds(a.id, b.id)
export const inOrder = <T extends Ordered>(siblings: Iterable<T>): T[] => [...siblings].sort(compareOrder)

/** A key strictly between two, or undefined when there is none to be had (equal, reversed or foreign keys, or too long). */
const keyBetween = (after: string | undefined, before: string | undefined): string | undefined => {
  if (after !== undefined && before !== undefined && after >= before) return undefined
  try {
    const key = generateKeyBetween(after, before)
    const fits = (after === undefined || key > after) && (before === undefined || key < before)
    return fits && key.length <= LONGEST_KEY ? key : undefined
  } catch {
    return undefined // the library throws on keys it did not make; a document may hold any
  }
}

/** The smallest key of the library above a foreign one: its head says how many digits follow. */
const firstAbove = (foreign: string): string | undefined => {
  const first = foreign.codePointAt(0) ?? 0
  const head = first < 97 /* a */ ? 97 : first + 1
  return head > 122 /* z */ ? undefined : String.fromCharCode(head) + '0'.repeat(head - 96)
}

/** `count` fresh keys in order, all above `highest`; undefined when only longer and longer keys would do. */
export const keysAbove = (highest: string | undefined, count: number): readonly string[] | undefined => {
  for (const start of [highest, highest === undefined ? undefined : firstAbove(highest)]) {
    if (start === undefined && highest !== undefined) return undefined
    try {
      const keys = generateNKeysBetween(start, undefined, count)
      if (keys.every((key) => key.length <= LONGEST_KEY && (highest === undefined || key > highest))) return keys
    } catch {
      // a foreign key: try from the first one of ours above it
    }
  }
  return undefined
}

/** `count` fresh keys in order, all below `lowest`; undefined when there are none to be had. */
export const keysBelow = (lowest: string, count: number): readonly string[] | undefined => {
  try {
    const keys = generateNKeysBetween(undefined, lowest, count)
    return keys.every((key) => key.length <= LONGEST_KEY && key < lowest) ? keys : undefined
  } catch {
    return undefined // a foreign key
  }
}

export const lowestOrder = (items: Iterable<Ordered>): string | undefined => {
  let lowest: string | undefined
  for (const { order } of items) if (lowest === undefined || order < lowest) lowest = order
  return lowest
}

export const highestOrder = (items: Iterable<Ordered>): string | undefined => {
  let highest: string | undefined
  for (const { order } of items) if (highest === undefined || order > highest) highest = order
  return highest
}

/** Fresh, evenly spread keys for siblings in the order given. */
export const renewedKeys = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const keys = generateNKeysBetween(undefined, undefined, ids.length)
  return new Map(ids.map((id, index) => [id, keys[index] ?? '']))
}

/**
 * The keys to write so that `id` stands between its siblings: one, or all of them when they had to be renewed. `after`
 * wins over `before`; with neither, or with neighbours that are gone, it comes last.
 */
export const orderWithin = (siblings: Iterable<Ordered>, id: string, between: Between): ReadonlyMap<string, string> => {
  const others = inOrder(siblings).filter((each) => each.id !== id)
  const after = others.findIndex((each) => each.id === between.after)
  const before = others.findIndex((each) => each.id === between.before)
  const index = after >= 0 ? after + 1 : before >= 0 ? before : others.length
  const key = keyBetween(others[index - 1]?.order, others[index]?.order)
  if (key !== undefined) return new Map([[id, key]])
  return renewedKeys(others.map((each) => each.id).toSpliced(index, 0, id))
}
