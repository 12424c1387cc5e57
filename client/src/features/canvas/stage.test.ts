import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { expect, test } from 'vitest'
import { createCamera } from './camera.ts'
import { createFrames } from './frames.ts'
import { Stage } from './stage.ts'

const insets = { top: 0, right: 0, bottom: 0, left: 0 }
const note = (id: string, x: number, y: number): Card => ({ id, kind: 'note', text: '', order: 'a0', position: { x, y } })

/** A reader whose cards the test changes, as a projection would. */
function stageWith(count: number) {
  const cards = new Map<string, Card>(Array.from({ length: count }, (_, at) => [`c${at}`, note(`c${at}`, (at % 100) * 236, Math.floor(at / 100) * 214)] as const))
  const listeners = new Set<(change: BoardChange) => void>()
  const reader: BoardReader = { ...readerOfContent({ schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} }), cards, subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)) }
  const none = new Set<string>()
  const change = (id: string, card: Card | undefined): void => {
    if (card === undefined) cards.delete(id)
    else cards.set(id, card)
    for (const listener of listeners) listener({ cards: new Set([id]), was: new Map(), sections: none, lanes: none, links: none, remarks: none, timeline: false, local: false })
  }
  const camera = createCamera()
  const due: (() => void)[] = []
  const stage = new Stage({ reader, camera, frames: createFrames((run) => due.push(() => run(0)), () => undefined), viewport: { w: 1000, h: 600 }, insets })
  stage.remount()
  /** Until none is asked for. */
  const allFrames = (): void => {
    for (let frame = 0; due.length > 0; frame++) {
      if (frame > 100) throw new Error('frames without end')
      for (const run of due.splice(0)) run()
    }
  }
  return { change, camera, stage, allFrames }
}

test('[CV12] of ten thousand cards only those in and near the view are mounted, and a pan mounts others', () => {
  const { camera, stage } = stageWith(10_000)
  const first = stage.mounted.getState()
  expect(first).toContain('c0')
  expect(first.length).toBeLessThan(60)
  camera.setState({ x: 12_000, y: 9_000, scale: 1 }, true)
  expect(stage.mounted.getState()).not.toContain('c0')
  expect(stage.mounted.getState().length).toBeGreaterThan(20)
})

test('[CV12] a pan within what is mounted renders nothing', () => {
  const { camera, stage } = stageWith(1_000)
  let renders = 0
  stage.mounted.subscribe(() => renders++)
  for (let at = 0; at < 100; at++) camera.setState({ x: at, y: at, scale: 1 }, true)
  expect(renders).toBe(0)
})

test('[CV13] below scale 0.3 no card is an element but those in a hand or with the focus', () => {
  const { camera, stage, allFrames } = stageWith(200)
  stage.keep('focus', new Set(['c3']))
  camera.setState({ x: 0, y: 0, scale: 0.29 }, true)
  expect(stage.mounted.getState()).toEqual(['c3'])
  camera.setState({ x: 0, y: 0, scale: 0.3 }, true)
  allFrames()
  expect(stage.mounted.getState().length).toBeGreaterThan(30)
})

test('[CV21] after a leap cards in view come a few a frame and are drawn until then; those of the old view are gone in the end', () => {
  const { camera, stage, allFrames } = stageWith(10_000)
  const first = stage.mounted.getState()
  camera.setState({ x: 12_000, y: 9_000, scale: 0.35 }, true)
  const inView = stage.index.search(stage.view())
  expect(stage.isDrawn()).toBe(true)
  expect(inView.every((id) => stage.isMounted(id))).toBe(false)
  expect(stage.mounted.getState().length).toBeLessThan(first.length + 41)
  allFrames()
  expect(stage.isDrawn()).toBe(false)
  expect(inView.every((id) => stage.mounted.getState().includes(id))).toBe(true)
  expect(stage.mounted.getState()).not.toContain('c0')
})

test('[CV21] a zoom that goes on mounts what it comes to see, not what it came by', () => {
  const { camera, stage, allFrames } = stageWith(10_000)
  camera.setState({ x: 5_000, y: 5_000, scale: 0.1 }, true)
  allFrames()
  camera.setState({ x: 5_000, y: 5_000, scale: 0.3 }, true)
  camera.setState({ x: 5_000, y: 5_000, scale: 1 }, true)
  allFrames()
  expect(stage.mounted.getState().length).toBeLessThan(60)
  expect(stage.index.search(stage.view()).every((id) => stage.isMounted(id))).toBe(true)
})

test('[CV21] a card that gets the keyboard meanwhile is an element at once', () => {
  const { camera, stage } = stageWith(10_000)
  camera.setState({ x: 12_000, y: 9_000, scale: 0.35 }, true)
  stage.keep('focus', new Set(['c9999']))
  expect(stage.mounted.getState()).toContain('c9999')
})

test('[CV14] what another hand adds, moves away and deletes in view is mounted and unmounted', () => {
  const { change, stage } = stageWith(10)
  change('new', note('new', 10, 300))
  expect(stage.mounted.getState()).toContain('new')
  change('new', note('new', 90_000, 300))
  expect(stage.boxOf('new')).toMatchObject({ x: 90_000, y: 300 })
  change('c0', undefined)
  expect(stage.boxOf('c0')).toBeUndefined()
  stage.remount()
  expect(stage.mounted.getState()).not.toContain('new')
  expect(stage.mounted.getState()).not.toContain('c0')
})

test('[CV15] mine wins over theirs while both hold a card, and theirs is seen when I let go', () => {
  const { stage } = stageWith(1)
  stage.setOffset('c0', 'theirs', { dx: 50, dy: 0 })
  stage.setOffset('c0', 'mine', { dx: 0, dy: 70 })
  expect(stage.seenBoxOf('c0')).toMatchObject({ x: 0, y: 70 })
  stage.setOffset('c0', 'mine', undefined)
  expect(stage.seenBoxOf('c0')).toMatchObject({ x: 50, y: 0 })
})

test('[CV28] what a hand carries is seen by one offset, under it what another does to the same card, and lies where it lay when it is let go', () => {
  const { stage } = stageWith(4)
  const carried = new Map([['c0', { x: 0, y: 0 }], ['c2', { x: 472, y: 0 }]])
  stage.setOffset('c2', 'theirs', { dx: -7, dy: 0 })
  const seen: number[] = []
  stage.onSeen(() => seen.push(stage.seenBoxOf('c0')?.x ?? Number.NaN))
  stage.carry({ lay: carried, offset: { dx: 30, dy: 5 } })
  stage.carry({ lay: carried, offset: { dx: 60, dy: 5 } })
  expect([stage.seenBoxOf('c0'), stage.seenBoxOf('c1'), stage.seenBoxOf('c2')]).toMatchObject([{ x: 60, y: 5 }, { x: 236, y: 0 }, { x: 532, y: 5 }])
  stage.carry(undefined)
  expect([stage.seenBoxOf('c0'), stage.seenBoxOf('c2')]).toMatchObject([{ x: 0, y: 0 }, { x: 465, y: 0 }])
  expect(seen).toEqual([30, 60, 0])
})

test('[CV28] of ten thousand cards in a hand those that come into view are mounted, and only those', () => {
  const { stage, allFrames } = stageWith(10_000)
  const all = new Map(Array.from({ length: 10_000 }, (_, at) => [`c${at}`, stage.boxOf(`c${at}`) ?? { x: 0, y: 0 }] as const))
  const [away] = [...all.keys()].slice(-1)
  expect(stage.isMounted(away ?? '')).toBe(false)
  for (const dx of [0, -9_000, -22_600]) stage.carry({ lay: all, offset: { dx, dy: (dx / 22_600) * 20_900 } })
  allFrames()
  expect(stage.isMounted(away ?? '')).toBe(true)
  expect(stage.mounted.getState().length).toBeLessThan(200)
  stage.carry(undefined)
  stage.remount()
  allFrames()
  expect(stage.isMounted(away ?? '')).toBe(false)
})

test('[CV28] who shows what is carried may let the elements come after; each of them is put where it is seen when asked, and when it is let go', () => {
  const { stage } = stageWith(2)
  const written: string[] = []
  const style = new Proxy({}, { set: (_, name, value) => (name === 'transform' && written.push(String(value)), true) })
  const element = { style, dataset: {}, toggleAttribute: () => false, setAttribute: () => undefined, removeAttribute: () => undefined } as unknown as HTMLElement
  const came: (readonly [string, boolean])[] = []
  stage.elements.onChange((id, _, isThere) => came.push([id, isThere]))
  const gone = stage.attach('c0', element)
  const carried = new Map([['c0', { x: 0, y: 0 }]])
  stage.carry({ lay: carried, offset: { dx: 10, dy: 0 } })
  const stop = stage.carriedBy(() => true)
  stage.carry({ lay: carried, offset: { dx: 20, dy: 0 } })
  stage.carry({ lay: carried, offset: { dx: 30, dy: 0 } })
  stage.placeAll('c0')
  stop()
  stage.carry(undefined)
  expect(written.slice(1)).toEqual(['translate(10px, 0px)', 'translate(30px, 0px)', ''])
  gone()
  expect(came).toEqual([['c0', true], ['c0', false]])
})
