import { CORNERS, HANDLE_NAMES } from '@visiebord/shared/board/geometry/pulling.ts'
import { expect, test } from 'vitest'
import { handlesShown, REACH } from './handlesShown.ts'

test('[RZ7] a card that is large enough on the screen has eight, a smaller one its corners, the smallest one at its bottom right', () => {
  expect(handlesShown(HANDLE_NAMES, { w: 220, h: 198 }, 'pointer')).toEqual(HANDLE_NAMES)
  expect(handlesShown(HANDLE_NAMES, { w: 220, h: 198 }, 'finger')).toEqual(HANDLE_NAMES)
  expect(handlesShown(HANDLE_NAMES, { w: 60, h: 30 }, 'pointer')).toEqual(['nw', 'n', 'ne', 'se', 's', 'sw'])
  expect(handlesShown(HANDLE_NAMES, { w: 30, h: 30 }, 'pointer')).toEqual(CORNERS)
  expect(handlesShown(HANDLE_NAMES, { w: 60, h: 50 }, 'finger')).toEqual(CORNERS)
  expect(handlesShown(HANDLE_NAMES, { w: 220, h: 20 }, 'pointer')).toEqual(['se'])
  expect(handlesShown(HANDLE_NAMES, { w: 40, h: 40 }, 'finger')).toEqual(['se'])
  expect(handlesShown(CORNERS, { w: 9, h: 9 }, 'pointer')).toEqual(['se'])
  expect(handlesShown([], { w: 900, h: 900 }, 'pointer')).toEqual([])
})

test('[RZ7] a text has its two sides, however low it is; when it is hardly wider than one, the right', () => {
  expect(handlesShown(['e', 'w'], { w: 300, h: 20 }, 'pointer')).toEqual(['e', 'w'])
  expect(handlesShown(['e', 'w'], { w: 20, h: 20 }, 'pointer')).toEqual(['e'])
})

test('[RZ7] no two of those shown lie over each other, at any size, and each can be hit', () => {
  for (const by of ['pointer', 'finger'] as const) {
    const { area, over: inside } = REACH[by]
    expect(area).toBeGreaterThanOrEqual(24)
    const span = (side: -1 | 0 | 1, length: number): readonly [number, number] => (side === 0 ? [length / 2 - area / 2, length / 2 + area / 2] : side === 1 ? [length - inside, length - inside + area] : [inside - area, inside])
    const over: string[] = []
    for (let w = 4; w < 240; w += 7) {
      for (let h = 4; h < 240; h += 7) {
        const areas = handlesShown(HANDLE_NAMES, { w, h }, by).map((name) => [span(name.includes('w') ? -1 : name.includes('e') ? 1 : 0, w), span(name.includes('n') ? -1 : name.includes('s') ? 1 : 0, h)] as const)
        for (const [at, [x, y]] of areas.entries()) for (const [ox, oy] of areas.slice(at + 1)) if (x[0] < ox[1] && ox[0] < x[1] && y[0] < oy[1] && oy[0] < y[1]) over.push(`${w} × ${h}`)
      }
    }
    expect(over, by).toEqual([])
  }
})
