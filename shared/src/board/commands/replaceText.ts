import type * as Y from 'yjs'

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const cutsPair = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index))

/** One splice that never cuts a surrogate pair: a removal takes the whole pair, an insertion goes before it. Inside a transaction. */
export const spliceText = (text: Y.Text, index: number, remove: number, insert: string): void => {
  const old = text.toJSON()
  let start = Math.min(Math.max(0, Math.trunc(index)), old.length)
  let end = Math.min(Math.max(start, start + Math.trunc(remove)), old.length)
  const inserting = end === start
  if (cutsPair(old, start)) start--
  if (inserting) end = start
  else if (cutsPair(old, end)) end++
  if (end > start) text.delete(start, end - start)
  if (insert.length > 0) text.insert(start, insert.toWellFormed())
}

/** The smallest splice that turns the old text into the new one, so that what others type meanwhile stays. */
export const replaceText = (text: Y.Text, words: string): void => {
  const old = text.toJSON()
  const next = words.toWellFormed()
  if (old === next) return
  let start = 0
  while (start < old.length && start < next.length && old.charCodeAt(start) === next.charCodeAt(start)) start++
  if (cutsPair(old, start) || cutsPair(next, start)) start--
  let tail = 0
  const room = Math.min(old.length, next.length) - start
  while (tail < room && old.charCodeAt(old.length - 1 - tail) === next.charCodeAt(next.length - 1 - tail)) tail++
  if (tail > 0 && (cutsPair(old, old.length - tail) || cutsPair(next, next.length - tail))) tail--
  spliceText(text, start, old.length - tail - start, next.slice(start, next.length - tail))
}
