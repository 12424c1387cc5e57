export type Splice = { readonly index: number; readonly remove: number; readonly insert: string }

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/**
 * The one splice that makes `after` of `before`. Of several that would do, the one that ends at the caret: "aa|" typed
 * into "aaa" is an insertion before the caret, not somewhere in the row. A surrogate pair is never cut.
 */
export function diffText(before: string, after: string, caret: number = after.length): Splice | undefined {
  if (before === after) return undefined
  const tailMost = Math.min(before.length, after.length, Math.max(0, after.length - caret))
  let tail = 0
  while (tail < tailMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  let head = 0
  const headMost = Math.min(before.length, after.length) - tail
  while (head < headMost && before[head] === after[head]) head++
  // What the caret did not explain may still be equal behind the change.
  const more = Math.min(before.length, after.length) - head
  while (tail < more && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--
  return { index: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }
}

/** Where an offset stands after splices by others: text put exactly at the caret comes after it. */
export function carryOffset(offset: number, splices: readonly Splice[]): number {
  let at = offset
  for (const { index, remove, insert } of splices) {
    if (index >= at) continue
    at = index + remove <= at ? at - remove + insert.length : index + insert.length
  }
  return at
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  return splices.reduce((now, { index, remove, insert }) => now.slice(0, index) + insert + now.slice(index + remove), text)
}
