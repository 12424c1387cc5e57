import { parseStrokes, type Stroke } from '@visiebord/shared/board/geometry/strokes.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { Sitting } from './sitting.ts'

type Laid = { readonly strokes: string; readonly position: { readonly x: number; readonly y: number } }
let written: Laid[]
let open: readonly Stroke[]
let timers: Set<() => void>
let sitting: Sitting

const line = (x: number, y: number): Stroke => [{ x, y }, { x: x + 40, y: y + 3 }]
const draw = (x: number, y: number): void => {
  sitting.begin({ x, y })
  sitting.add(line(x, y))
}
/** The second is over. */
const rest = (): void => {
  for (const act of timers) act()
}

beforeEach(() => {
  written = []
  open = []
  timers = new Set()
  sitting = new Sitting({
    pen: () => 'pen',
    scale: () => 1,
    after: (_, act) => {
      timers.add(act)
      return () => timers.delete(act)
    },
    write: (laid) => void written.push(laid),
    onChange: (strokes) => (open = strokes),
  })
})

describe('one sitting with a pen', () => {
  test('[TG3] strokes close in time and place become one card, when the hand rests', () => {
    draw(0, 0)
    draw(60, 20)
    expect([written.length, open.length, timers.size]).toEqual([0, 2, 1])
    rest()
    expect([written.length, open.length, timers.size]).toEqual([1, 0, 0])
    expect(parseStrokes(written[0]?.strokes ?? '')).toHaveLength(2)
  })

  test('[TG3] what is drawn far off begins a card of its own', () => {
    draw(0, 0)
    draw(500, 0)
    expect([written.length, open.length]).toEqual([1, 1])
    rest()
    expect(written.map(({ position }) => position.x)).toEqual([-3, 497])
  })

  test('[TG3] a pen that touches again holds the card back: a stroke that lasts longer than a second still belongs to it', () => {
    draw(0, 0)
    sitting.begin({ x: 20, y: 20 })
    rest()
    expect(written).toHaveLength(0)
    sitting.add(line(20, 20))
    rest()
    expect(parseStrokes(written[0]?.strokes ?? '')).toHaveLength(2)
  })

  test('[TG4] undo takes the last stroke back while it is no card; when the tool is put away the rest becomes one', () => {
    draw(0, 0)
    draw(10, 10)
    expect([sitting.takeBack(), open.length]).toEqual([true, 1])
    sitting.finish()
    expect(written).toHaveLength(1)
    expect([sitting.takeBack(), written.length]).toEqual([false, 1])
    draw(0, 0)
    expect([sitting.takeBack(), timers.size]).toEqual([true, 0])
    sitting.finish()
    expect(written).toHaveLength(1)
  })
})
