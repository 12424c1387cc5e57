import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARD_KINDS, type Card } from '../schema.ts'
import { askedBy, CORNERS, HANDLE_NAMES, HANDLES, type HandleName, type Pullable, pulledTo, type PullHow } from './pulling.ts'
import { handlesOf, mayResize, pullableCard, pullableSection, resizedAlong } from './resizing.ts'

const SEED = Number(process.env['SEED'] ?? 163)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 10_000 : 500 }
const card = (kind: Card['kind'], more: object = {}): Card => ({ id: 'k', kind, text: '', order: 'a', position: { x: 0, y: 0 }, ...(kind === 'shape' ? { form: 'rectangle' } : {}), ...more }) as Card
const thingOf = (each: Card): Pullable => {
  const thing = pullableCard(each)
  if (thing === undefined) throw new Error('such a card')
  return thing
}
const PLAIN = { keepsRatio: false, aboutMiddle: false } as const

const place = fc.record({ x: fc.integer({ min: -4_000, max: 4_000 }), y: fc.integer({ min: -4_000, max: 4_000 }) }).map(({ x, y }) => ({ x: x / 4, y: y / 4 }))
const size = fc.record({ w: fc.integer({ min: 240, max: 3_000 }), h: fc.integer({ min: 160, max: 3_000 }) }).map(({ w, h }) => ({ w: w / 4, h: h / 4 }))
const way = fc.record({ dx: fc.integer({ min: -1_500, max: 1_500 }), dy: fc.integer({ min: -1_500, max: 1_500 }) })
const words = fc.constantFrom('', 'Eén loket', 'Wie belt krijgt een mens, en wie schrijft een brief in gewone taal. '.repeat(6))
const sizable = fc.constantFrom(...CARD_KINDS.filter((kind) => mayResize(card(kind))))
const pulls = fc
  .record({ kind: sizable, position: place, size, text: words, way, name: fc.constantFrom(...HANDLE_NAMES), keepsRatio: fc.boolean(), aboutMiddle: fc.boolean() })
  .map(({ kind, name, way: gone, keepsRatio, aboutMiddle, ...rest }) => ({ card: card(kind, rest), way: gone, how: { handle: HANDLES[name], keepsRatio, aboutMiddle } satisfies PullHow }))

describe(`pulling at a handle (seed ${SEED})`, () => {
  test('[RZ1] a handle moves its own edges and no others', () => {
    const note = thingOf(card('note', { position: { x: 100, y: 50 }, size: { w: 220, h: 198 } }))
    const by = (name: HandleName) => pulledTo(note, askedBy(note, { dx: 30, dy: 20 }, { handle: HANDLES[name], ...PLAIN }), { handle: HANDLES[name], ...PLAIN }).rect
    expect(Object.fromEntries(HANDLE_NAMES.map((name) => [name, by(name)]))).toEqual({
      nw: { x: 130, y: 70, w: 190, h: 178 },
      n: { x: 100, y: 70, w: 220, h: 178 },
      ne: { x: 100, y: 70, w: 250, h: 178 },
      e: { x: 100, y: 50, w: 250, h: 198 },
      se: { x: 100, y: 50, w: 250, h: 218 },
      s: { x: 100, y: 50, w: 220, h: 218 },
      sw: { x: 130, y: 50, w: 190, h: 218 },
      w: { x: 130, y: 50, w: 190, h: 198 },
    })
  })

  test('[RZ2] the edge across from the hand never moves, nor the middle with Alt, however far it is pulled and whatever the words need', () => {
    fc.assert(
      fc.property(pulls, ({ card: pulled, way: gone, how }) => {
        const thing = thingOf(pulled)
        const { rect } = pulledTo(thing, askedBy(thing, gone, how), how)
        for (const [axis, length] of [['x', 'w'], ['y', 'h']] as const) {
          const moves = how.handle[axis]
          if (moves === 0) continue
          const [was, now] = [thing.box, rect]
          if (how.aboutMiddle) expect(Math.abs(now[axis] + now[length] / 2 - was[axis] - was[length] / 2)).toBeLessThanOrEqual(0.125)
          else if (moves === 1) expect(now[axis]).toBe(was[axis])
          else expect(now[axis] + now[length]).toBeCloseTo(was[axis] + was[length], 6)
        }
      }),
      RUNS,
    )
  })

  test('[RZ3] never smaller than its kind may be, nor larger than a board holds; what was smaller does not leap', () => {
    fc.assert(
      fc.property(pulls, ({ card: pulled, way: gone, how }) => {
        const thing = thingOf(pulled)
        const now = pulledTo(thing, askedBy(thing, { dx: gone.dx * 40, dy: gone.dy * 40 }, how), how)
        for (const side of ['w', 'h'] as const) {
          if (thing.by === 'across' && side === 'h') continue
          expect(now.size[side]).toBeGreaterThanOrEqual(Math.min(thing.least[side], thing.size[side]) - 0.25)
          expect(now.size[side]).toBeLessThanOrEqual(thing.most)
          expect(now.rect[side]).toBeGreaterThanOrEqual(now.size[side])
        }
      }),
      RUNS,
    )
    const tiny = thingOf(card('note', { size: { w: 30, h: 30 } }))
    const how = { handle: HANDLES.se, ...PLAIN }
    expect(pulledTo(tiny, askedBy(tiny, { dx: 0, dy: 0 }, how), how).size).toEqual({ w: 30, h: 30 })
    expect(pulledTo(tiny, askedBy(tiny, { dx: -9, dy: -9 }, how), how).size).toEqual({ w: 30, h: 30 })
  })

  test('[RZ4] Shift, and a drawing or an image always, keep the ratio; by a side the other side grows about its middle', () => {
    fc.assert(
      fc.property(pulls, ({ card: pulled, way: gone, how }) => {
        const thing = thingOf(pulled)
        if (thing.by === 'across') return
        const held = { ...how, keepsRatio: how.keepsRatio || thing.by === 'free' }
        const { size: now } = pulledTo(thing, askedBy(thing, gone, held), held)
        expect(Math.abs(now.w * thing.box.h - now.h * thing.box.w)).toBeLessThanOrEqual(0.13 * (thing.box.w + thing.box.h))
      }),
      RUNS,
    )
    const shape = thingOf(card('shape', { size: { w: 200, h: 100 } }))
    const corner = { handle: HANDLES.se, keepsRatio: true, aboutMiddle: false }
    expect(pulledTo(shape, askedBy(shape, { dx: -100, dy: 0 }, corner), corner).rect, 'along the diagonal, whichever way the hand goes').toEqual({ x: 0, y: 0, w: 120, h: 60 })
    const wider = { handle: HANDLES.e, keepsRatio: true, aboutMiddle: false }
    expect(pulledTo(shape, askedBy(shape, { dx: 100, dy: 7 }, wider), wider).rect).toEqual({ x: 0, y: -25, w: 300, h: 150 })
  })

  test('[RZ1] four corners and four sides; a drawing and an image have corners, a text its two sides, one size has none', () => {
    expect(handlesOf(card('note'))).toHaveLength(8)
    expect(handlesOf(card('shape'))).toHaveLength(8)
    for (const kind of ['drawing', 'image'] as const) expect(handlesOf(card(kind))).toEqual(CORNERS)
    expect(handlesOf(card('text'))).toEqual(['e', 'w'])
    for (const kind of CARD_KINDS) expect(handlesOf(card(kind)).length > 0, kind).toBe(mayResize(card(kind)))
  })

  test('[RZ2] a note whose words need more height than it was given: pulled at its left, its upper edge stays; at its top, its lower', () => {
    const full = card('note', { position: { x: 0, y: 0 }, size: { w: 300, h: 100 }, text: 'Wie belt krijgt een mens, geen keuzemenu. '.repeat(12) })
    const thing = thingOf(full)
    expect(thing.box.h).toBeGreaterThan(200)
    const left = pulledTo(thing, askedBy(thing, { dx: -300, dy: 0 }, { handle: HANDLES.w, ...PLAIN }), { handle: HANDLES.w, ...PLAIN })
    expect([left.rect.x, left.rect.y, left.size.h]).toEqual([-300, 0, 100])
    expect(left.rect.h).toBeLessThan(thing.box.h)
    const shorter = pulledTo(thing, askedBy(thing, { dx: 0, dy: -30 }, { handle: HANDLES.s, ...PLAIN }), { handle: HANDLES.s, ...PLAIN })
    expect([shorter.size.h, shorter.rect.h], 'it cannot be seen lower, and keeps what it was given').toEqual([100, thing.box.h])
    const lower = pulledTo(thing, askedBy(thing, { dx: 0, dy: 150 }, { handle: HANDLES.n, ...PLAIN }), { handle: HANDLES.n, ...PLAIN })
    expect(lower.rect.y + lower.rect.h).toBe(thing.box.h)
  })

  test('[RZ9] by key a side goes without the other, and the top left corner stays; a text has no height of its own', () => {
    expect(resizedAlong(card('note', { size: { w: 220, h: 198 } }), 'w', 20)).toEqual({ w: 240, h: 198 })
    expect(resizedAlong(card('note', { size: { w: 220, h: 198 } }), 'h', -20)).toEqual({ w: 220, h: 178 })
    expect(resizedAlong(card('note', { size: { w: 60, h: 40 } }), 'w', -20)).toBeUndefined()
    expect(resizedAlong(card('drawing', { size: { w: 200, h: 100 } }), 'h', 20)).toEqual({ w: 240, h: 120 })
    expect(resizedAlong(card('text', { size: { w: 300, h: 60 } }), 'h', 20)).toBeUndefined()
    expect(resizedAlong(card('statement'), 'w', 20)).toBeUndefined()
  })

  test('[RZ11] a section keeps room for its title and a card', () => {
    const section = pullableSection({ position: { x: 0, y: 0 }, size: { w: 500, h: 400 } })
    const how = { handle: HANDLES.nw, ...PLAIN }
    expect(pulledTo(section, askedBy(section, { dx: 900, dy: 50 }, how), how).rect).toEqual({ x: 340, y: 50, w: 160, h: 350 })
  })
})
