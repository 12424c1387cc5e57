import { describe, expect, test } from 'vitest'
import type { Box, Camera } from '../canvas/camera.ts'
import { cameraAbout, cameraDragged, frameOn, freeView, fromMap, LEAST_FRAME, mapOf, onMap, panAllFree, panFree } from './mapGeometry.ts'
import { paintMap, type PutCard } from './mapPicture.ts'
import { MAP_FROM_PX, mapIsShown, rememberMap } from './mapShown.ts'

const SIZE = { w: 192, h: 108 }
const SCREEN = { viewport: { w: 1440, h: 900 }, insets: { top: 92, right: 16, bottom: 16, left: 100 } }
const camera: Camera = { x: -300, y: 250, scale: 0.5 }
const inside = (box: Box): boolean => box.x >= 0 && box.y >= 0 && box.x + box.w <= SIZE.w + 1e-9 && box.y + box.h <= SIZE.h + 1e-9

describe('the map', () => {
  test.each([
    ['wide', { x: -500, y: 20, w: 40_000, h: 900 }],
    ['high', { x: 3, y: -90_000, w: 220, h: 180_000 }],
    ['one note', { x: 0, y: 0, w: 220, h: 198 }],
    ['nothing wide', { x: 10, y: 10, w: 0, h: 0 }],
  ])('[MM1] holds all that lies on the board, in its middle: %s', (_, everything) => {
    const map = mapOf(everything, SIZE)
    const box = onMap(map, everything)
    expect(inside(box)).toBe(true)
    expect(box.x + box.w / 2).toBeCloseTo(SIZE.w / 2, 6)
    expect(box.y + box.h / 2).toBeCloseTo(SIZE.h / 2, 6)
    const point = { x: everything.x + everything.w / 3, y: everything.y + everything.h / 4 }
    const there = onMap(map, { ...point, w: 0, h: 0 })
    const back = fromMap(map, there)
    expect(back.x).toBeCloseTo(point.x, 4)
    expect(back.y).toBeCloseTo(point.y, 4)
  })

  test('[MM3] the frame is what no slip covers; past the edge it is cut off, far outside it stays at the edge, large enough to take hold of', () => {
    const map = mapOf({ x: 0, y: 0, w: 4_000, h: 2_000 }, SIZE)
    const view = freeView(camera, SCREEN)
    expect(view).toEqual({ x: -300 + 100 / 0.5, y: 250 + 92 / 0.5, w: (1440 - 116) / 0.5, h: (900 - 108) / 0.5 })
    const middle = { x: 1_000, y: 500, w: 1_500, h: 800 }
    const [framed, laid] = [frameOn(map, middle, SIZE), onMap(map, middle)]
    for (const side of ['x', 'y', 'w', 'h'] as const) expect(framed[side]).toBeCloseTo(laid[side], 9)
    for (const off of [{ x: 90_000, y: 500 }, { x: -90_000, y: -90_000 }, { x: 1_000, y: 70_000 }]) {
      const frame = frameOn(map, { ...off, w: 400, h: 300 }, SIZE)
      expect(inside(frame), JSON.stringify(off)).toBe(true)
      expect(frame.w).toBeGreaterThanOrEqual(LEAST_FRAME)
      expect(frame.h).toBeGreaterThanOrEqual(LEAST_FRAME)
    }
    expect(frameOn(map, { x: 90_000, y: 0, w: 400, h: 300 }, SIZE).x).toBeCloseTo(SIZE.w - LEAST_FRAME, 6)
    expect(frameOn(map, { x: -50_000, y: -50_000, w: 100_000, h: 100_000 }, SIZE)).toEqual({ x: 0, y: 0, ...SIZE })
  })

  test('[MM4] a press brings its board point into the middle of what is seen, at the same scale', () => {
    const to = cameraAbout(camera, { x: 1_234, y: -77 }, SCREEN)
    const view = freeView(to, SCREEN)
    expect(to.scale).toBe(camera.scale)
    expect([view.x + view.w / 2, view.y + view.h / 2]).toEqual([1_234, -77])
  })

  test('[MM4] a frame in the hand stays under the hand', () => {
    const map = mapOf({ x: 0, y: 0, w: 4_000, h: 2_000 }, SIZE)
    const before = onMap(map, freeView(camera, SCREEN))
    const after = onMap(map, freeView(cameraDragged(camera, map, { x: 31, y: -12 }), SCREEN))
    expect(after.x - before.x).toBeCloseTo(31, 6)
    expect(after.y - before.y).toBeCloseTo(-12, 6)
  })

  test('[MM7] a card with the keyboard comes out from under it by the shorter way that keeps it in the free part; one that is free stays', () => {
    const slip = { x: 1220, y: 680, w: 204, h: 150 }
    expect(panFree({ x: 200, y: 200, w: 110, h: 99 }, slip, SCREEN)).toBeUndefined()
    expect(panFree({ x: 1150, y: 760, w: 110, h: 99 }, slip, SCREEN), 'to the left').toEqual({ x: 1150 + 110 - 1206, y: 0 })
    expect(panFree({ x: 1300, y: 640, w: 110, h: 99 }, slip, SCREEN), 'upwards').toEqual({ x: 0, y: 640 + 99 - 666 })
    expect(panFree({ x: 110, y: 640, w: 1_300, h: 99 }, slip, SCREEN), 'to the left it would go under the tools').toEqual({ x: 0, y: 73 })
    expect(panFree({ x: 110, y: 100, w: 1_300, h: 780 }, slip, SCREEN), 'too large for either way').toBeUndefined()
  })

  test('[PF3] from under the slip at the bottom it does not go under the map above it', () => {
    const [map, bar] = [{ x: 1220, y: 670, w: 204, h: 160 }, { x: 976, y: 838, w: 448, h: 46 }]
    const step = { x: 1180, y: 860, w: 90, h: 20 }
    const pan = panAllFree(step, [bar, map], SCREEN)
    expect(pan).toEqual({ x: 1180 + 90 - 1206, y: 860 + 20 - 824 })
    expect(panFree({ ...step, x: step.x - (pan?.x ?? 0), y: step.y - (pan?.y ?? 0) }, bar, SCREEN)).toBeUndefined()
    expect(panAllFree({ ...step, x: 400, y: 300 }, [bar, map], SCREEN), 'one that is free stays').toBeUndefined()
    expect(panAllFree({ ...step, x: 960 }, [bar], SCREEN), 'without a map').toEqual({ x: 0, y: 56 })
  })
})

describe('the drawing', () => {
  const inks = { ground: 1, sheet: 2, edge: 3, cards: [10, 11, 12] }
  const these = (cards: readonly (readonly [Box, number])[]) => (put: PutCard): void => {
    for (const [{ x, y, w, h }, paper] of cards) put(x, y, w, h, paper)
  }
  const at = (pixels: Uint32Array, x: number, y: number): number | undefined => pixels[y * 20 + x]

  test('[MM2] sheets with an edge, cards in the colour of their party over them', () => {
    const pixels = paintMap(20, 10, { sheets: [{ x: 2, y: 1, w: 10, h: 8 }], cards: these([[{ x: 4, y: 3, w: 5, h: 4 }, 2]]) }, inks)
    expect([at(pixels, 0, 0), at(pixels, 2, 1), at(pixels, 3, 2), at(pixels, 4, 3), at(pixels, 7, 5), at(pixels, 8, 3), at(pixels, 11, 8)]).toEqual([1, 3, 2, 12, 12, 2, 3])
  })

  test('[MM2] a card smaller than a dot is a dot, and what lies outside is cut off', () => {
    const pixels = paintMap(20, 10, { sheets: [], cards: these([[{ x: 5.2, y: 5.2, w: 0.1, h: 0.1 }, 0], [{ x: -9, y: -9, w: 12, h: 12 }, 1], [{ x: 19.4, y: 9.4, w: 50, h: 50 }, 1]]) }, inks)
    expect([...pixels].filter((ink) => ink === 10)).toHaveLength(1)
    expect([at(pixels, 5, 5), at(pixels, 0, 0), at(pixels, 19, 9)]).toEqual([10, 11, 11])
    expect(pixels).toHaveLength(200)
  })

  test('[MM8] of ten thousand cards it fills no more than its own dots a few times over', () => {
    const [w, h] = [384, 216]
    let filled = 0
    const cards = Array.from({ length: 10_000 }, (_, card): [Box, number] => [{ x: (card % 125) * (w / 125), y: Math.floor(card / 125) * (h / 80), w: (w / 125) * 0.9, h: (h / 80) * 0.9 }, 1])
    const counting = paintMap(w, h, { sheets: [], cards: these(cards) }, inks)
    for (const ink of counting) if (ink === 11) filled++
    expect(filled).toBeGreaterThan(10_000)
    expect(filled).toBeLessThanOrEqual(w * h)
  })
})

describe('[MM6] it is there where there is room, or as it was last left on this device', () => {
  const shelf = (kept: Map<string, string>) => () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })

  test('[MM6] by width, then by choice', () => {
    const kept = new Map<string, string>()
    expect([mapIsShown(MAP_FROM_PX, shelf(kept)), mapIsShown(MAP_FROM_PX - 1, shelf(kept))]).toEqual([true, false])
    rememberMap(false, shelf(kept))
    expect(mapIsShown(2_000, shelf(kept))).toBe(false)
    rememberMap(true, shelf(kept))
    expect(mapIsShown(800, shelf(kept))).toBe(true)
  })

  test('[MM6] where nothing may be kept, by width', () => {
    const forbidden = () => {
      throw new Error('SecurityError')
    }
    expect(() => rememberMap(true, forbidden)).not.toThrow()
    expect([mapIsShown(1_400, forbidden), mapIsShown(800, forbidden)]).toEqual([true, false])
  })
})
