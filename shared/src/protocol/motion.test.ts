import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { decodeMotion, decodeMotions, encodeMotion, encodeMotions, type Motion, MOTION_LIMITS, type SeatMotion } from './motion.ts'

const SEED = Number(process.env['SEED'] ?? 103)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 20_000 : 500 }

const whole = fc.integer({ min: -20_000, max: 20_000 })
const ids = fc.array(fc.string({ minLength: 1, maxLength: MOTION_LIMITS.cardIdLength }), { minLength: 1, maxLength: 4 })
const side = fc.integer({ min: 24, max: 20_000 })
const cursor = fc.option(fc.record({ x: whole, y: whole }), { nil: undefined }).map((at) => (at === undefined ? {} : { cursor: at }))
const drag = fc
  .record({ dx: whole, dy: whole, cardIds: fc.option(ids, { nil: undefined }), how: fc.constantFrom('moves', 'stretches', 'sizes'), w: side, h: side })
  .map(({ dx, dy, cardIds, how, w, h }): NonNullable<Motion['drag']> => {
    return { dx, dy, ...(cardIds === undefined ? {} : { cardIds }), ...(how === 'stretches' ? { stretch: true } : how === 'sizes' ? { size: { w, h } } : {}) }
  })
const motion = fc.tuple(cursor, fc.option(drag, { nil: undefined })).map(([at, held]): Motion => ({ ...at, ...(held === undefined ? {} : { drag: held }) }))
const board = fc.array(motion, { maxLength: 6 }).map((all): SeatMotion[] => all.map((each, seat) => ({ seat, ...each })))

/** What one reads who was made before there were sizes. */
function asBefore(bytes: Uint8Array): SeatMotion[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  const found = Array.from({ length: count }, (): SeatMotion => {
    const [seat, flags] = [decoding.readVarUint(decoder), decoding.readUint8(decoder)]
    const at = flags & 1 ? { cursor: { x: decoding.readVarInt(decoder), y: decoding.readVarInt(decoder) } } : {}
    const cardIds = flags & 4 ? Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder)) : undefined
    const held = flags & 2 ? { drag: { dx: decoding.readVarInt(decoder), dy: decoding.readVarInt(decoder), ...(cardIds === undefined ? {} : { cardIds }), ...(flags & 8 ? { stretch: true } : {}) } } : {}
    return { seat, ...at, ...held }
  })
  return found
}
const withoutSize = ({ drag: held, ...rest }: SeatMotion): SeatMotion => {
  if (held === undefined) return rest
  const { size: _, ...moves } = held
  return { ...rest, drag: moves }
}

describe(`the bytes of a motion (seed ${SEED})`, () => {
  test('[S70] [S163] what one says is what the others read, sizes too', () => {
    fc.assert(
      fc.property(motion, board, (each, all) => {
        expect(decodeMotion(encodeMotion(each))).toEqual(each)
        expect(decodeMotions(encodeMotions(all))).toEqual(all)
      }),
      RUNS,
    )
  })

  test('[S163] who knows of no sizes reads everything else; without a size not a byte is other than it was', () => {
    fc.assert(
      fc.property(board, (all) => {
        expect(asBefore(encodeMotions(all))).toEqual(all.map(withoutSize))
        const plain = encodeMotions(all.map(withoutSize))
        if (all.every(({ drag: held }) => held?.size === undefined)) expect(encodeMotions(all)).toEqual(plain)
        else expect(encodeMotions(all).slice(0, plain.length)).toEqual(plain)
      }),
      RUNS,
    )
  })

  test('[S164] a size that no card has, one without a drag or with a stretch, and what follows it, are refused', () => {
    const sized = (held: Motion, ...numbers: readonly number[]): Uint8Array => {
      const encoder = encoding.createEncoder()
      encoding.writeUint8Array(encoder, encodeMotion(held))
      for (const each of numbers) encoding.writeVarUint(encoder, each)
      return encoding.toUint8Array(encoder)
    }
    const one = { drag: { dx: 1, dy: 2, cardIds: ['a'] } }
    expect(decodeMotion(sized(one, 24, 20_000)).drag?.size).toEqual({ w: 24, h: 20_000 })
    expect(decodeMotion(sized({ drag: { dx: 1, dy: 2 } }, 300, 200)).drag?.size).toEqual({ w: 300, h: 200 })
    for (const bytes of [sized(one, 23, 300), sized(one, 300, 20_001), sized(one, 0, 0), sized(one, Number.MAX_SAFE_INTEGER, 300), sized(one, 300), sized(one, 300, 200, 1), sized({ cursor: { x: 1, y: 1 } }, 300, 200), sized({}, 300, 200)]) expect(() => decodeMotion(bytes)).toThrow()
    expect(() => decodeMotion(sized({ drag: { dx: 1, dy: 2, cardIds: ['a'], stretch: true } }, 300, 200))).toThrow(RangeError)
  })

  test('[P01] [P02] cut, flipped and glued bytes are refused, or are a motion within its bounds', () => {
    fc.assert(
      fc.property(motion, fc.nat(), fc.uint8Array({ maxLength: 12 }), fc.nat({ max: 7 }), (each, at, more, bit) => {
        const said = encodeMotion(each)
        const flipped = Uint8Array.from(said)
        if (flipped.length > 0) flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ (1 << bit)
        for (const bytes of [said.slice(0, at % said.length), flipped, Uint8Array.from([...said, ...more]), more]) {
          let read: Motion
          try {
            read = decodeMotion(bytes)
          } catch {
            continue
          }
          const { size, cardIds = [] } = read.drag ?? {}
          expect(cardIds.length).toBeLessThanOrEqual(MOTION_LIMITS.cardIds)
          for (const length of size === undefined ? [] : [size.w, size.h]) expect(length >= 24 && length <= 20_000).toBe(true)
          expect(decodeMotion(encodeMotion(read))).toEqual(read)
        }
      }),
      RUNS,
    )
  })
})
