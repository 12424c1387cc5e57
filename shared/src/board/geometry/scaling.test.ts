import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../kinds/kindTable.ts'
import type { Card } from '../schema.ts'
import { askedBy, CORNERS, HANDLES, pulledTo } from './pulling.ts'
import { around } from './rect.ts'
import { MOST_FITTED, pullableGroup, scaledInto } from './scaling.ts'

const SEED = Number(process.env['SEED'] ?? 165)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 5_000 : 300 }
const card = (id: string, kind: Card['kind'], x: number, y: number, more: object = {}): Card => ({ id, kind, text: '', order: id, position: { x, y }, ...(kind === 'shape' ? { form: 'rectangle' } : {}), ...more }) as Card
const anyCards = fc
  .array(fc.record({ kind: fc.constantFrom('note' as const, 'shape' as const, 'statement' as const, 'drawing' as const), x: fc.integer({ min: -2_000, max: 2_000 }), y: fc.integer({ min: -2_000, max: 2_000 }) }), { minLength: 2, maxLength: 12 })
  .map((all) => all.map(({ kind, x, y }, at) => card(`c${at}`, kind, x, y)))

describe(`several cards in one hand (seed ${SEED})`, () => {
  test('[RZ12] two notes twice as large lie twice as far apart; a card of one size keeps it, and its place at the edge', () => {
    const cards = [card('a', 'note', 0, 0, { size: { w: 200, h: 100 } }), card('b', 'note', 300, 50, { size: { w: 100, h: 100 } }), card('s', 'development', 400 - KINDS.development.size.w, 200)]
    const from = around([{ x: 0, y: 0, w: 400, h: 266 }])
    if (from === undefined) throw new Error('around something')
    const [a, b, s] = scaledInto(cards, from, { x: 0, y: 0, w: 800, h: 532 })
    expect(a).toMatchObject({ position: { x: 0, y: 0 }, size: { w: 400, h: 200 } })
    expect(b).toMatchObject({ position: { x: 600, y: 100 }, size: { w: 200, h: 200 } })
    expect(s?.size).toBeUndefined()
    expect((s?.rect.x ?? 0) + (s?.rect.w ?? 0)).toBe(800)
  })

  test('[RZ12] whatever corner is pulled, the one across from it stays, cards that can be sized lie in what they take up, and none becomes smaller than it may', () => {
    fc.assert(
      fc.property(anyCards, fc.constantFrom(...CORNERS), fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -3_000, max: 3_000 }), (cards, name, dx, dy) => {
        const thing = pullableGroup(cards)
        if (thing === undefined) throw new Error('so large')
        const how = { handle: HANDLES[name], keepsRatio: false, aboutMiddle: false }
        const { rect } = pulledTo(thing, askedBy(thing, { dx, dy }, how), how)
        const { box } = thing
        if (how.handle.x === 1) expect(rect.x).toBe(box.x)
        else expect(rect.x + rect.w).toBeCloseTo(box.x + box.w, 0)
        for (const { size, rect: seen } of scaledInto(cards, box, rect)) {
          if (size === undefined) continue
          expect(Math.min(size.w, size.h)).toBeGreaterThanOrEqual(24)
          expect(seen.x).toBeGreaterThanOrEqual(rect.x - 0.5)
          expect(seen.x + seen.w).toBeLessThanOrEqual(rect.x + rect.w + 1)
        }
      }),
      RUNS,
    )
  })

  test('[RZ12] as they lay is as they lie: nothing is pulled, nothing changes', () => {
    const cards = Array.from({ length: MOST_FITTED + 5 }, (_, at) => card(`c${at}`, at % 3 === 0 ? 'statement' : 'note', at * 37, at * 11))
    for (const some of [cards, cards.slice(0, 5)]) {
      const { box } = pullableGroup(some) ?? { box: { x: 0, y: 0, w: 1, h: 1 } }
      for (const [at, { position, rect }] of scaledInto(some, box, box).entries()) {
        expect(position).toEqual(some[at]?.position)
        expect({ x: rect.x, y: rect.y }).toEqual(position)
      }
    }
    expect(pullableGroup([])).toBeUndefined()
    expect(pullableGroup([card('a', 'note', 0, 0), card('b', 'note', 30_000, 0)]), 'no size says how far').toBeUndefined()
  })
})
