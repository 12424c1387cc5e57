import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, overlaps, type Rect } from '../geometry/rect.ts'
import { SECTION_PADDING, SECTION_TITLE_HEIGHT } from '../selectors/placement.ts'
import type { Section } from '../schema.ts'
import { ALIGNMENTS, align } from './align.ts'
import { DIRECTIONS, distribute } from './distribute.ts'
import { inReadingOrder, type Laid, type Placed } from './laid.ts'
import { layInSection, tidyInSection } from './layInSection.ts'
import { sectionAround } from './sectionAround.ts'
import { tidyUp } from './tidyUp.ts'

const SEED = Number(process.env['SEED'] ?? 20_261)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 3_000 : 200 }

const quarter = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((value) => value / 4)
/** Heights as text makes them: any number. */
const cards = (least: number) =>
  fc
    .array(fc.record({ x: quarter(-3_000, 3_000), y: quarter(-3_000, 3_000), w: fc.constantFrom(220, 236, 456, 61.25), h: fc.oneof(fc.constantFrom(198, 80), fc.double({ min: 24, max: 700, noNaN: true })) }), { minLength: least, maxLength: 40 })
    .map((rects) => inReadingOrder(rects.map((rect, at): Laid => ({ id: `c${at}`, order: 'a0', rect }))))

const after = (laid: readonly Laid[], placed: readonly Placed[]): readonly Laid[] => {
  const places = new Map(placed.map(({ id, position }) => [id, position]))
  return laid.map((each) => ({ ...each, rect: { ...each.rect, ...places.get(each.id) } }))
}
const rects = (laid: readonly Laid[]): readonly Rect[] => laid.map(({ rect }) => rect)
const someOverlap = (laid: readonly Laid[]): boolean => laid.some((one, at) => laid.slice(at + 1).some((other) => overlaps(one.rect, other.rect)))
const idsOf = (laid: readonly { readonly id: string }[]): readonly string[] => laid.map(({ id }) => id)
/** What rounding may leave: half a unit of standing still, a quarter of writing. */
const HALF = 0.5 + 1e-9

describe(`align (seed ${SEED})`, () => {
  it('[AR1] puts all on one line that they reached already, along one side only, and twice is once', () => {
    fc.assert(
      fc.property(cards(1), fc.constantFrom(...ALIGNMENTS), (laid, how) => {
        const area = around(rects(laid))
        const done = after(laid, align(laid, how))
        for (const [at, { rect }] of done.entries()) {
          const was = laid[at]?.rect
          const line = { left: rect.x, middle: rect.x + rect.w / 2, right: rect.x + rect.w, top: rect.y, centre: rect.y + rect.h / 2, bottom: rect.y + rect.h }[how]
          const { x, y, w, h } = area ?? rect
          const wanted = { left: x, middle: x + w / 2, right: x + w, top: y, centre: y + h / 2, bottom: y + h }[how]
          expect(Math.abs(line - wanted)).toBeLessThanOrEqual(HALF)
          expect(['left', 'middle', 'right'].includes(how) ? rect.y : rect.x).toBe(['left', 'middle', 'right'].includes(how) ? was?.y : was?.x)
        }
        expect(align(done, how)).toEqual([])
      }),
      RUNS,
    )
  })

  it('[AR1] one card alone goes nowhere', () => {
    for (const how of ALIGNMENTS) expect(align([{ id: 'a', order: 'a0', rect: { x: 1.3, y: 2.7, w: 220, h: 198.1 } }], how)).toEqual([])
  })
})

describe(`distribute (seed ${SEED})`, () => {
  it('[AR2] the first and the last stay, the gaps between are equal, nobody overtakes, and twice is once', () => {
    fc.assert(
      fc.property(cards(0), fc.constantFrom(...DIRECTIONS), (laid, how) => {
        const [axis, length] = how === 'horizontally' ? (['x', 'w'] as const) : (['y', 'h'] as const)
        const middle = ({ rect }: Laid): number => rect[axis] + rect[length] / 2
        const before = laid.toSorted((a, b) => middle(a) - middle(b) || (a.id < b.id ? -1 : 1))
        const placed = distribute(laid, how)
        const done = after(before, placed)
        expect(idsOf(placed)).not.toContain(before[0]?.id)
        expect(idsOf(placed)).not.toContain(before.at(-1)?.id)
        expect(distribute(done, how)).toEqual([])
        if (laid.length < 3) return
        const gaps = done.slice(1).map(({ rect }, at) => rect[axis] - (done[at]?.rect[axis] ?? 0) - (done[at]?.rect[length] ?? 0))
        const steps = done.slice(1).map((each, at) => middle(each) - middle(done[at] ?? each))
        const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
        // Each of two neighbours may stand half a unit off.
        expect(Math.min(spread(gaps), spread(steps))).toBeLessThanOrEqual(4 * HALF)
        for (const step of steps) expect(step).toBeGreaterThanOrEqual(-2 * HALF)
      }),
      RUNS,
    )
  })
})

describe(`tidy up (seed ${SEED})`, () => {
  it('[AR3] nothing overlaps, the order of reading stays, the corner stays, and twice is once', () => {
    fc.assert(
      fc.property(cards(1), (laid) => {
        const done = after(laid, tidyUp(laid))
        expect(someOverlap(done)).toBe(false)
        expect(idsOf(inReadingOrder(done))).toEqual(idsOf(laid))
        const [was, now] = [around(rects(laid)), around(rects(done))]
        expect(Math.hypot((was?.x ?? 0) - (now?.x ?? 0), (was?.y ?? 0) - (now?.y ?? 0))).toBeLessThan(1)
        expect(tidyUp(inReadingOrder(done))).toEqual([])
      }),
      RUNS,
    )
  })

  it('[AR3] a wide heap becomes rows, a high one a column, with the gap of the grid', () => {
    const heap = (places: readonly (readonly [number, number])[]): readonly Laid[] => inReadingOrder(places.map(([x, y], at) => ({ id: `c${at}`, order: 'a0', rect: { x, y, w: 220, h: 198 } })))
    const wide = heap([[0, 0], [250, 30], [490, -10], [800, 20], [1030, 5], [1300, 11]])
    expect(tidyUp(wide).map(({ position }) => position.y)).toEqual(Array.from({ length: tidyUp(wide).length }, () => -10))
    expect(after(wide, tidyUp(wide)).map(({ rect }) => rect.x)).toEqual([0, 236, 472, 708, 944, 1180])
    const high = heap([[0, 0], [30, 250], [-10, 490]])
    expect(after(high, tidyUp(high)).map(({ rect }) => [rect.x, rect.y])).toEqual([[-10, 0], [-10, 214], [-10, 428]])
  })

  it('[AR3] ten thousand cards at once', () => {
    const many = inReadingOrder(Array.from({ length: 10_000 }, (_, at): Laid => ({ id: `c${at}`, order: 'a0', rect: { x: (at * 7919) % 23_000, y: (at * 104_729) % 17_000, w: 220, h: 198 } })))
    expect(someOverlap(after(many, tidyUp(many)).slice(0, 300))).toBe(false)
  })
})

describe(`in a section (seed ${SEED})`, () => {
  it('[AR4] all lie in the section, under its title, none over another; it grows when needed and never shrinks', () => {
    fc.assert(
      fc.property(cards(0), quarter(160, 3_000), quarter(120, 2_000), (laid, w, h) => {
        const section: Section = { id: 's', title: '', order: 'a0', position: { x: -40.25, y: 90 }, size: { w, h } }
        const { placed, grow } = layInSection(section, laid)
        const size = grow ?? section.size
        const done = after(laid, placed)
        expect(size.w).toBeGreaterThanOrEqual(w)
        expect(size.h).toBeGreaterThanOrEqual(h)
        for (const { rect } of done) {
          expect(rect.x).toBeGreaterThanOrEqual(section.position.x + SECTION_PADDING - HALF)
          expect(rect.y).toBeGreaterThanOrEqual(section.position.y + SECTION_TITLE_HEIGHT - HALF)
          expect(rect.x + rect.w).toBeLessThanOrEqual(section.position.x + size.w - SECTION_PADDING + HALF)
          expect(rect.y + rect.h).toBeLessThanOrEqual(section.position.y + size.h - SECTION_PADDING + HALF)
        }
        expect(someOverlap(done)).toBe(false)
        expect(idsOf(inReadingOrder(done))).toEqual(idsOf(laid))
        expect(layInSection({ ...section, size }, done)).toEqual({ placed: [] })
      }),
      RUNS,
    )
  })

  it('[AR3] tidied up in their section, cards stay in it; it grows only when they do not fit', () => {
    fc.assert(
      fc.property(cards(1), quarter(160, 3_000), quarter(120, 2_000), (laid, w, h) => {
        const section: Section = { id: 's', title: '', order: 'a0', position: { x: -40.25, y: 90 }, size: { w, h } }
        const { placed, grow } = tidyInSection(section, laid)
        const size = grow ?? section.size
        const done = after(laid, placed)
        expect(someOverlap(done)).toBe(false)
        for (const { rect } of done) {
          expect(rect.x).toBeGreaterThanOrEqual(section.position.x + SECTION_PADDING - HALF)
          expect(rect.y).toBeGreaterThanOrEqual(section.position.y + SECTION_TITLE_HEIGHT - HALF)
          expect(rect.x + rect.w).toBeLessThanOrEqual(section.position.x + size.w - SECTION_PADDING + HALF)
          expect(rect.y + rect.h).toBeLessThanOrEqual(section.position.y + size.h - SECTION_PADDING + HALF)
        }
      }),
      RUNS,
    )
    const row = inReadingOrder([0, 300, 600].map((x, at): Laid => ({ id: `c${at}`, order: 'a0', rect: { x, y: 80, w: 220, h: 198 } })))
    const section: Section = { id: 's', title: '', order: 'a0', position: { x: -20, y: 0 }, size: { w: 560, h: 600 } }
    expect(after(row, tidyInSection(section, row).placed).map(({ rect }) => [rect.x, rect.y])).toEqual([[4, 80], [240, 80], [4, 294]])
  })

  it('[AR6] a section around cards leaves its margin on every side and its title above them', () => {
    fc.assert(
      fc.property(cards(1), (laid) => {
        const section = sectionAround(laid)
        const area = around(rects(laid))
        if (section === undefined || area === undefined) throw new Error('an area')
        expect(area.x - section.x).toBeGreaterThanOrEqual(SECTION_PADDING)
        expect(area.y - section.y).toBeGreaterThanOrEqual(SECTION_TITLE_HEIGHT)
        expect(section.x + section.w - area.x - area.w).toBeGreaterThanOrEqual(SECTION_PADDING)
        expect(section.y + section.h - area.y - area.h).toBeGreaterThanOrEqual(SECTION_PADDING)
      }),
      RUNS,
    )
    expect(sectionAround([])).toBeUndefined()
  })
})
