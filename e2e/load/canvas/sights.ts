import type { Browser } from '@playwright/test'
import { percentile } from '../percentile.ts'
import { CanvasPage, type Point, type Rect } from './canvasPage.ts'
import { bringGrip, choose, dragCards, type Grip } from './dragCards.ts'
import { type FrameCost, medianCost } from './frameCost.ts'
import { createFrameProfiler } from './frameProfile.ts'
import { bring, zoomTo } from './hands.ts'
import { openBoard, type Opened, opening } from './opening.ts'
import { remoteCards } from './remoteCards.ts'
import { typing } from './typing.ts'
import { wheelPan } from './wheelPan.ts'
import { zoomToFit } from './zoomToFit.ts'

const RUNS = 3
/** Where the board's origin lies on the screen: free of slips. */
const ORIGIN: Point = { x: 130, y: 120 }

/** A board that a browser can be sent to. */
export type Sight = {
  readonly name: 'ours' | 'floor'
  /** Around all cards and sections, board units. */
  readonly board: Rect
  /** A page that watches where others drag; ends them by what it answers. */
  watch(): Promise<{ readonly canvas: CanvasPage; readonly ids: readonly string[]; leave(): Promise<void> }>
  /** Somebody who is already known there opens it. */
  readonly address: string
  readonly state: Awaited<ReturnType<CanvasPage['state']>>
}

export const FRAME_ROWS = ['wheel pan', 'zoom to fit and back', 'drag one', 'drag fifty', '30 remote cards at 30 Hz'] as const
export type FrameRow = (typeof FRAME_ROWS)[number]
export type Seen = { readonly frames: Readonly<Record<FrameRow, FrameCost>>; readonly keys: { readonly p50: number; readonly p95: number }; readonly painted: number; readonly ready: number; readonly opensFor: number; readonly heap: number }

const ONE: Grip = { cardId: 'notitie-8', scale: 1, count: 1 }
/** Ten by five, over four sections. */
const FIFTY: Grip = { cardId: 'notitie-8', scale: 0.5, count: 50, rectangle: { x: 10, y: 58, w: 2422, h: 1164 } }
const TYPED = ['notitie-9', 'notitie-10', 'notitie-15']

/** Everything that is measured of one board, each the median of three. With `profileTo` also where the time of each gesture went. Throws when something asked was not done. */
export async function see(browser: Browser, sight: Sight, profileTo?: (line: string) => void): Promise<Seen> {
  const profile = (on: CanvasPage, row: FrameRow): void => {
    if (profileTo !== undefined) on.profiler = createFrameProfiler(`${row}, ${sight.name}`, profileTo)
  }
  const watching = await sight.watch()
  profile(watching.canvas, '30 remote cards at 30 Hz')
  const remote: FrameCost[] = []
  try {
    for (let run = 0; run < RUNS; run++) remote.push(await remoteCards(watching.canvas, watching.ids))
  } finally {
    await watching.leave()
    await watching.canvas.close()
  }
  const canvas = await CanvasPage.open(
    browser,
    async (page, devtools) => void (await openBoard({ page, devtools }, sight.address)),
    sight.state,
  )
  const times = async (measure: (run: number) => Promise<FrameCost>): Promise<FrameCost> => {
    const runs: FrameCost[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await measure(run))
    return medianCost(runs)
  }
  try {
    await zoomTo(canvas, 1, ORIGIN)
    await bring(canvas, { x: 0, y: 0 }, ORIGIN)
    profile(canvas, 'wheel pan')
    const pan = await times((run) => wheelPan(canvas, run % 2 === 1))
    profile(canvas, 'zoom to fit and back')
    const zoom = await times(() => zoomToFit(canvas, sight.board))
    await bringGrip(canvas, ONE, ORIGIN)
    profile(canvas, 'drag one')
    const one = await times((run) => dragCards(canvas, ONE, run % 2 === 1))
    const keys: number[] = []
    for (const cardId of TYPED) keys.push(...(await typing(canvas, cardId)))
    await bringGrip(canvas, FIFTY, ORIGIN)
    await choose(canvas, FIFTY)
    profile(canvas, 'drag fifty')
    const fifty = await times((run) => dragCards(canvas, FIFTY, run % 2 === 1))
    await canvas.close()
    const opened: Opened[] = []
    for (let run = 0; run < RUNS; run++) opened.push(await opening(browser, sight.address, sight.state))
    const median = (of: (one: Opened) => number): number => percentile(opened.map(of), 0.5)
    return {
      frames: { 'wheel pan': pan, 'zoom to fit and back': zoom, 'drag one': one, 'drag fifty': fifty, '30 remote cards at 30 Hz': medianCost(remote) },
      keys: { p50: percentile(keys, 0.5), p95: percentile(keys, 0.95) },
      painted: median(({ painted }) => painted),
      ready: median(({ ready }) => ready),
      opensFor: median(({ mainThread }) => mainThread),
      heap: median(({ heap }) => heap),
    }
  } finally {
    await canvas.close()
  }
}
