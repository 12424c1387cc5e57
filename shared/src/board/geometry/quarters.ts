/** Quarters as numbers: `quarterIndex` counts them from year 0, so that arithmetic is arithmetic. */
import { isQuarter } from '../fieldRules.ts'
import type { Quarter } from '../schema.ts'

export const quarterIndex = (quarter: Quarter): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1

/** Kept within the years that a document may hold (1900–2199). */
export const quarterAt = (index: number): Quarter => {
  const kept = Math.min(2199 * 4 + 3, Math.max(1900 * 4, Math.round(index)))
  return `${Math.floor(kept / 4)}-Q${(kept % 4) + 1}` as Quarter
}

export const parseQuarter = (words: string): Quarter | undefined => {
  const match = /^\s*(\d{4})\s*[-\s]?\s*[QqKk]([1-4])\s*$/.exec(words)
  const quarter = `${match?.[1]}-Q${match?.[2]}`
  return isQuarter(quarter) ? quarter : undefined
}
export const addQuarters = (quarter: Quarter, count: number): Quarter => quarterAt(quarterIndex(quarter) + count)
export const compareQuarters = (a: Quarter, b: Quarter): number => quarterIndex(a) - quarterIndex(b)
/** How many quarters from start to end, both counted; at least 1. */
export const quarterSpan = (start: Quarter, end: Quarter): number => Math.max(1, compareQuarters(end, start) + 1)
