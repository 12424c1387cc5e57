import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCamera } from './camera.ts'
import { createFrames } from './frames.ts'
import { createSheetSizes } from './sheetSizes.ts'
import { Stage } from './stage.ts'

/** As much of a sheet as its sizes ask for. */
class Sheet {
  readonly dataset: Record<string, string> = {}
  readonly written: string[] = []
  readonly style = { setProperty: (name: string, value: string): void => void this.written.push(`${name} ${value}`) }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { activeElement: null })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Two sections, one in view and one far to its right. */
function twoSheets() {
  const due: (() => void)[] = []
  const frames = createFrames((run) => due.push(() => run(0)), () => undefined)
  const camera = createCamera()
  const reader = readerOfContent({ schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} })
  const stage = new Stage({ reader, camera, frames, viewport: { w: 1_000, h: 600 }, insets: { top: 0, right: 0, bottom: 0, left: 0 } })
  const sizes = createSheetSizes(stage)
  const [seen, unseen] = [new Sheet(), new Sheet()]
  for (const [id, sheet, x] of [['seen', seen, 0], ['unseen', unseen, 9_000]] as const) sizes.attach(id, sheet as unknown as HTMLElement, { x, y: 0, w: 400, h: 300 })
  const look = (x: number, scale: number): void => {
    for (const sheet of [seen, unseen]) sheet.written.length = 0
    camera.setState({ x, y: 0, scale }, true)
    for (const run of due.splice(0)) run()
  }
  return { sizes, seen, unseen, look }
}

test('[CV23] a zoom writes the size of the titles in view, in the same frame; others get theirs as they come into it', () => {
  const { seen, unseen, look } = twoSheets()
  look(0, 0.5)
  expect(seen.written).toEqual(['--title 34px'])
  expect(unseen.written).toEqual([])
  look(9_000, 0.5)
  expect(seen.written).toEqual([])
  expect(unseen.written).toEqual(['--title 34px'])
})

test('[CV23] the lines of a section are put right once the view rests, those of a chosen one at once', () => {
  const { seen, look } = twoSheets()
  look(0, 2)
  expect(seen.written).toEqual([])
  vi.runAllTimers()
  expect(seen.written).toEqual(['--px 0.5px'])
  seen.dataset['chosen'] = ''
  look(0, 4)
  expect(seen.written).toEqual(['--px 0.25px'])
})

test('[CV23] while titles are drawn nothing is written before the view rests', () => {
  const { seen, look } = twoSheets()
  look(0, 0.1)
  expect(seen.written).toEqual([])
  vi.runAllTimers()
  expect(seen.written).toEqual(['--title 170px', '--px 10px'])
})

test('[CV23] sections in and around a view that rests are near; from afar none is', () => {
  const { sizes, look } = twoSheets()
  vi.runAllTimers()
  expect([...sizes.near.getState()]).toEqual(['seen'])
  look(9_000, 1)
  expect([...sizes.near.getState()]).toEqual(['seen'])
  vi.runAllTimers()
  expect([...sizes.near.getState()]).toEqual(['unseen'])
  look(0, 0.1)
  vi.runAllTimers()
  expect([...sizes.near.getState()]).toEqual([])
})

test('[CV24] titles are there in and around the view before they are seen, and nowhere while they are drawn', () => {
  const { sizes, look } = twoSheets()
  const titled: string[][] = []
  sizes.titled.subscribe((ids) => void titled.push([...ids]))
  sizes.settle()
  look(40, 1)
  look(8_400, 1)
  look(8_800, 1)
  look(8_800, 0.1)
  look(0, 1)
  expect(titled).toEqual([['seen'], ['unseen'], [], ['seen']])
})
