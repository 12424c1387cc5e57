import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Table } from './table.ts'

/** What V8 writes: times in microseconds, of the machine's monotonic clock. */
type CpuProfile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[]
  readonly startTime: number
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}
/** Of the same clock, microseconds. */
export type Stretch = { readonly from: number; readonly to: number }

const MOST_LINES = 25

export const monotonicMicroseconds = (): number => Number(process.hrtime.bigint() / 1000n)

/** A package, a file of ours, Node itself, or what V8 calls a place without a file: writes to sockets, collecting garbage. */
function placeOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName === '' ? '(native)' : functionName
  if (url.startsWith('node:')) return 'Node'
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)
  return inPackage?.[1] ?? url.replace(/^.*\/(server|shared|e2e)\//, '$1/')
}

/** Prints in which places the threads of a server spent a stretch of time; reads all profiles of the folder that know it. */
export function printProfiles(folder: string, { from, to }: Stretch, print: (line: string) => void): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const profile = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as CpuProfile
    const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]))
    const places = new Map<string, number>()
    let at = profile.startTime
    for (const [index, id] of profile.samples.entries()) {
      const took = profile.timeDeltas[index] ?? 0
      at += took
      const frame = frames.get(id)
      if (frame === undefined || at < from || at > to || frame.functionName === '(idle)') continue
      const place = placeOf(frame)
      places.set(place, (places.get(place) ?? 0) + took)
    }
    const busy = places.values().reduce((sum, took) => sum + took, 0)
    if (busy === 0) continue
    const table = new Table(`${file}: ${(busy / (to - from)).toFixed(2)} of the time busy`, print)
    for (const [place, took] of [...places].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_LINES)) table.add({ '% of it': (took / busy) * 100, 'ms/s': (took / (to - from)) * 1000, where: place })
  }
}
