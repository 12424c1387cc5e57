import { percentile, rounded } from '../percentile.ts'
import type { CanvasPage } from './canvasPage.ts'
import type { TraceEvent } from './frameProfile.ts'

/** Time of a page's main thread, ms of processor time a frame; frames are those in which it did something. */
export type FrameCost = {
  readonly frames: number
  readonly mainThread: number
  readonly script: number
  readonly style: number
  readonly layout: number
  /** All threads of the page's process: rastering and putting layers together too. */
  readonly process: number
  readonly framesPerSecond: number
  /** Between two frames, ms. */
  readonly most: number
}

/** Frames only: with these the measured time is the same as without tracing. The first takes away all that is on by itself. */
const CATEGORIES = ['-*', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame']

/**
 * What a gesture costs, measured by the browser: thread time before and after, and how many frames the main thread began. Nothing runs in the
 * page for it, so no frame is asked for that the gesture did not need.
 */
export async function frameCost({ browser, page, devtools, profiler }: CanvasPage, gesture: () => Promise<void>): Promise<FrameCost> {
  const spent = async (): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]))
  await browser.startTracing(page, { categories: [...(profiler?.categories ?? CATEGORIES)] })
  await profiler?.begin(devtools)
  const from = await spent()
  await gesture()
  const until = await spent()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] }
  await profiler?.end(devtools, traceEvents)
  const threads = Map.groupBy(traceEvents.filter(({ name }) => name === 'BeginMainThreadFrame'), ({ pid, tid }) => `${pid} ${tid}`)
  // One page shows itself at a time; others that the browser keeps do not draw.
  const times = [...threads.values()].reduce<readonly TraceEvent[]>((most, one) => (one.length > most.length ? one : most), []).map(({ ts }) => ts / 1000).toSorted((a, b) => a - b)
  if (times.length < 2) throw new Error('the page drew nothing')
  const each = (name: string): number => ((until[name] ?? Number.NaN) - (from[name] ?? Number.NaN)) / times.length
  return {
    frames: times.length,
    mainThread: each('TaskDuration'),
    script: each('ScriptDuration'),
    style: each('RecalcStyleDuration'),
    layout: each('LayoutDuration'),
    process: each('ProcessTime'),
    framesPerSecond: ((times.length - 1) / ((times.at(-1) ?? 0) - (times[0] ?? 0))) * 1000,
    most: Math.max(...times.slice(1).map((time, at) => time - (times[at] ?? time))),
  }
}

/** Each figure's median. */
export function medianCost(runs: readonly FrameCost[]): FrameCost {
  const of = (key: keyof FrameCost, digits = 2): number => rounded(percentile(runs.map((run) => run[key]), 0.5), digits)
  return { frames: of('frames', 0), mainThread: of('mainThread'), script: of('script'), style: of('style'), layout: of('layout'), process: of('process'), framesPerSecond: of('framesPerSecond', 1), most: of('most', 0) }
}
