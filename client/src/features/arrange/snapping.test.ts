import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCamera, type Box } from '../canvas/camera.ts'
import { createFrames } from '../canvas/frames.ts'
import { Stage } from '../canvas/stage.ts'
import { beginSnapping } from './snapping.ts'

const note = (id: string, x: number, y: number): Card => ({ id, kind: 'note', text: '', order: 'a0', position: { x, y } })
const stageOf = (cards: readonly Card[]): Stage => {
  const reader = readerOfContent({ schema: 1, cards, sections: [], lanes: [], links: [], timeline: {} })
  return new Stage({ reader, camera: createCamera(), frames: createFrames(() => 0, () => undefined), viewport: { w: 1_440, h: 900 }, insets: { top: 0, right: 0, bottom: 0, left: 0 } })
}

/** A hand with one card of this board in it. */
function hand(stage: Stage, id: string) {
  const asked: Box[] = []
  const seen = { field: 0, again: 0 }
  const box = stage.boxOf(id)
  if (box === undefined) throw new Error('such a card')
  const snapping = beginSnapping({
    stage,
    box,
    others: (view) => {
      asked.push(view)
      const found = stage.index.search(view).flatMap((each) => (each === id ? [] : (stage.boxOf(each) ?? [])))
      seen.field = found.length
      return found
    },
    near: () => undefined,
    again: () => void seen.again++,
  })
  return { snapping, asked, seen }
}
const key = (type: string, held: boolean) => Object.assign(new Event(type), { ctrlKey: held, metaKey: false })

beforeEach(() => void vi.stubGlobal('window', new EventTarget()))
afterEach(() => void vi.unstubAllGlobals())

test('[AR15] Ctrl held draws nothing aside, from the moment it goes down until it comes up', () => {
  const { snapping, seen } = hand(stageOf([note('a', 0, 0), note('b', 400, 300)]), 'b')
  expect(snapping.along({ dx: -397, dy: 60 })).toEqual({ dx: -400, dy: 60 })
  window.dispatchEvent(key('keydown', true))
  expect([snapping.along({ dx: -397, dy: 60 }), seen.again]).toEqual([{ dx: -397, dy: 60 }, 1])
  window.dispatchEvent(key('keyup', false))
  expect([snapping.along({ dx: -397, dy: 60 }), seen.again]).toEqual([{ dx: -400, dy: 60 }, 2])
  snapping.end()
  window.dispatchEvent(key('keydown', true))
  expect(seen.again).toBe(2)
})

test('[AR15] six px on the screen, whatever the zoom; from where cards are a drawing nothing is drawn aside', () => {
  const stage = stageOf([note('a', 0, 0), note('b', 400, 300)])
  const { snapping } = hand(stage, 'b')
  const at = (scale: number, dx: number): number => {
    stage.camera.setState({ x: 0, y: 0, scale }, true)
    return snapping.along({ dx, dy: 60 }).dx
  }
  expect([at(1, -394), at(1, -393), at(2, -397), at(2, -396), at(0.5, -389), at(0.29, -398)]).toEqual([-400, -393, -400, -396, -400, -398])
})

test('[AR16] of ten thousand cards only those in and near the view are looked at, once a grab and once more when the view moves off', () => {
  const stage = stageOf(Array.from({ length: 10_000 }, (_, at) => note(`c${at}`, (at % 100) * 236, Math.floor(at / 100) * 214)))
  const { snapping, asked, seen } = hand(stage, 'c205')
  for (let step = 0; step < 200; step++) snapping.along({ dx: step, dy: step })
  expect(asked).toHaveLength(1)
  expect(seen.field).toBeLessThan(120)
  stage.camera.setState({ x: 5_000, y: 5_000, scale: 1 }, true)
  snapping.along({ dx: 5_000, dy: 5_000 })
  expect(asked).toHaveLength(2)
})
