/** Makes values fit before they are written, so that nothing here writes what a reader would skip. */
import type { Position, Size } from '../schema.ts'
import { FIELD_BOUNDS } from '../valueRules.ts'

/** Quarters of a unit: finer than a screen pixel at 400 %, and exact in the short encoding of numbers. */
const fine = (value: number): number => Math.round(value * 4) / 4 + 0
const within = (value: number, least: number, greatest: number): number => Math.min(greatest, Math.max(least, value))
const { coordinate, leastSize, greatestSize } = FIELD_BOUNDS

/** Undefined when it is no place at all (NaN, Infinity). */
export const settlePosition = (position: Position): Position | undefined =>
  Number.isFinite(position.x) && Number.isFinite(position.y)
    ? { x: within(fine(position.x), -coordinate, coordinate), y: within(fine(position.y), -coordinate, coordinate) }
    : undefined

export const settleSize = (size: Size): Size | undefined =>
  Number.isFinite(size.w) && Number.isFinite(size.h)
    ? { w: within(fine(size.w), leastSize, greatestSize), h: within(fine(size.h), leastSize, greatestSize) }
    : undefined

/** Strings well formed, positions and sizes in bounds, everything else as it is. */
export const settleField = (key: string, value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (key === 'position') return settlePosition(value as Position)
  if (key === 'size') return settleSize(value as Size)
  return value
}
