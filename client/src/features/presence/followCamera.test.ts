import { describe, expect, it } from 'vitest'
import { type Camera, toScreen } from '../canvas/camera.ts'
import { cameraOn, seenBox, stepTowards } from './followCamera.ts'
import { tellView, VIEW_EVERY_MS } from './viewTeller.ts'

const laptop = { viewport: { w: 1440, h: 900 }, insets: { top: 92, right: 16, bottom: 16, left: 96 } }
const phone = { viewport: { w: 390, h: 700 }, insets: { top: 12, right: 12, bottom: 84, left: 12 } }

describe('another’s view on my screen', () => {
  it('[PR5] everything that is seen there free of slips is seen here free of slips', () => {
    const view = seenBox({ x: 300, y: -200, scale: 0.8 }, laptop)
    const camera = cameraOn(view, phone)
    const [from, until] = [toScreen(camera, view), toScreen(camera, { x: view.x + view.w, y: view.y + view.h })]
    expect(from.x).toBeGreaterThanOrEqual(phone.insets.left - 1)
    expect(from.y).toBeGreaterThanOrEqual(phone.insets.top - 1)
    expect(until.x).toBeLessThanOrEqual(phone.viewport.w - phone.insets.right + 1)
    expect(until.y).toBeLessThanOrEqual(phone.viewport.h - phone.insets.bottom + 1)
  })

  it('[PR5] on the same screen the same view comes out, at every scale', () => {
    for (const scale of [0.1, 0.5, 1, 2.4]) expect(cameraOn(seenBox({ x: 40, y: 60, scale }, laptop), laptop).scale).toBeCloseTo(scale, 1)
  })

  it('[PR5] the camera glides there and arrives, also when the scales differ by nearly nothing', () => {
    for (const to of [{ x: 900, y: -300, scale: 2 }, { x: 900, y: 5, scale: 1 }, { x: 900, y: 5, scale: 1.000001 }] satisfies Camera[]) {
      let at: Camera = { x: 0, y: 0, scale: 1 }
      let frames = 0
      while (at !== to && frames++ < 500) at = stepTowards(at, to, 16)
      expect(at).toBe(to)
      expect(frames).toBeLessThan(120)
    }
  })
})

describe('telling what I see', () => {
  function teller() {
    let now = 0
    let x = 0
    const told: (number | undefined)[] = []
    const due: { run: () => void; at: number }[] = []
    const made = tellView({
      now: () => now,
      later: (run, ms) => {
        const task = { run, at: now + ms }
        due.push(task)
        return () => void due.splice(due.indexOf(task), 1)
      },
      look: () => ({ x, y: 0, w: 10, h: 10 }),
      tell: (view) => told.push(view?.x),
    })
    return {
      told,
      made,
      due,
      move: (to: number, atMs: number) => {
        for (const task of due.splice(0)) {
          if (task.at > atMs) due.push(task)
          else {
            now = task.at
            task.run()
          }
        }
        ;[x, now] = [to, atMs]
        made.moved()
      },
    }
  }

  it('[PR7] goes at most four times a second, the last always, and is taken back at the end', () => {
    const { told, made, due, move } = teller()
    for (let ms = 10; ms <= 1_000; ms += 10) move(ms, ms)
    expect(told.length).toBeLessThanOrEqual(1 + 1_000 / VIEW_EVERY_MS)
    for (const { run } of due.splice(0)) run()
    expect(told.at(-1)).toBe(1_000)
    made.dispose()
    expect(told.at(-1)).toBeUndefined()
  })

  it('[PR7] the same view is not told again', () => {
    const { told, move } = teller()
    move(5, 1_000)
    move(5, 2_000)
    expect(told).toEqual([0, 5])
  })
})
