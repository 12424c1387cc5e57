import type { CDPSession } from '@playwright/test'
import { Table } from '../run/table.ts'

export type TraceEvent = { readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number; readonly tdur?: number }
type CpuProfile = { readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[]; readonly samples?: readonly number[] | undefined; readonly timeDeltas?: readonly number[] | undefined }

const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame']
const MOST_LINES = 16
/** Less than this is noise, ms a frame. */
const LEAST_MS = 0.03

/** Looks into a gesture while `frameCost` measures it; a gesture that is looked into is a slower one. */
export type FrameProfiler = { readonly categories: readonly string[]; begin(devtools: CDPSession): Promise<void>; end(devtools: CDPSession, events: readonly TraceEvent[]): Promise<void> }

/** Prints in which parts of the browser, and in which functions, the main thread spent the gesture. */
export const createFrameProfiler = (title: string, print: (line: string) => void): FrameProfiler => ({
  categories: CATEGORIES,
  async begin(devtools) {
    await devtools.send('Profiler.enable')
    await devtools.send('Profiler.setSamplingInterval', { interval: 200 })
    await devtools.send('Profiler.start')
  },
  async end(devtools, events) {
    const { profile } = await devtools.send('Profiler.stop')
    const begins = events.filter(({ name }) => name === 'BeginMainThreadFrame')
    const [{ pid, tid } = { pid: 0, tid: 0 }] = begins
    const frames = Math.max(1, begins.length)
    const parts = selfTimes(events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X'))
    const table = new Table(`${title}: ${frames} frames, ms a frame of the main thread`, print)
    for (const [name, { self, most, count }] of [...parts].toSorted((a, b) => b[1].self - a[1].self).slice(0, MOST_LINES)) {
      if (self / frames / 1000 >= LEAST_MS) table.add({ 'ms a frame': self / frames / 1000, 'times a frame': count / frames, 'longest, with what lies in it, ms': most / 1000, part: name })
    }
    const functions = new Table('of it script, by function', print)
    for (const [name, took] of functionTimes(profile).slice(0, MOST_LINES)) if (took / frames / 1000 >= LEAST_MS) functions.add({ 'ms a frame': took / frames / 1000, function: name })
  },
})

type Part = { readonly self: number; readonly most: number; readonly count: number }

/** Thread time of each kind of event without what lies within it, microseconds. */
function selfTimes(events: readonly TraceEvent[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>()
  const open: { readonly event: TraceEvent; inner: number }[] = []
  const close = (): void => {
    const top = open.pop()
    if (top === undefined) return
    const { name, tdur = 0 } = top.event
    const known = parts.get(name) ?? { self: 0, most: 0, count: 0 }
    parts.set(name, { self: known.self + Math.max(0, tdur - top.inner), most: Math.max(known.most, tdur), count: known.count + 1 })
    const above = open.at(-1)
    if (above !== undefined) above.inner += tdur
  }
  for (const event of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    for (let top = open.at(-1); top !== undefined && top.event.ts + (top.event.dur ?? 0) <= event.ts; top = open.at(-1)) close()
    open.push({ event, inner: 0 })
  }
  while (open.length > 0) close()
  return parts
}

/** Own time of each function, microseconds, most first. */
function functionTimes({ nodes, samples = [], timeDeltas = [] }: CpuProfile): readonly (readonly [string, number])[] {
  const names = new Map(nodes.map(({ id, callFrame: { functionName, url } }) => [id, functionName === '(idle)' || functionName === '(program)' ? undefined : `${functionName || '(nameless)'} ${url.replace(/^.*\//, '')}`]))
  const times = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const name = names.get(id)
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0))
  }
  return [...times].toSorted((a, b) => b[1] - a[1])
}
