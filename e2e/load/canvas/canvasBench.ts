import type { Browser } from '@playwright/test'
import type { StartedServer } from '../../startedServer.ts'
import type { Choice } from '../run/choice.ts'
import { watchCores } from '../run/othersOnCores.ts'
import { measureNoise } from '../run/noise.ts'
import { Table } from '../run/table.ts'
import { floorSight } from './floor/floorSight.ts'
import { GOALS, type Row, valueOf } from './goals.ts'
import { ourSight } from './ours.ts'
import { FRAME_ROWS, see, type Seen } from './sights.ts'

/** As wide as the longest row. */
const WHAT = 'what'.padEnd(28)
const print = (line: string): void => console.log(line)

/** Measures our board and the floor with these numbers of cards, and prints one table of all, and one of where each frame's time went. */
export async function canvasBench(server: StartedServer, browser: Browser, { cards: sizes, profile }: Pick<Choice, 'cards' | 'profile'>): Promise<void> {
  const seen = new Map<string, Seen>()
  const detail = new Table('Each frame, ms of processor time: of the main thread, what of it was script, style and layout, and of the whole process of the page. Median of 3', print)
  for (const cards of sizes) {
    const floor = await floorSight(browser, cards)
    try {
      for (const sight of [floor.sight, await ourSight(server, browser, cards)]) {
        const noise = measureNoise()
        const cores = watchCores()
        const one = await see(browser, sight, profile === undefined ? undefined : print)
        seen.set(`${sight.name} ${cards}`, one)
        for (const row of FRAME_ROWS) {
          const { frames, mainThread, script, style, layout, process, framesPerSecond, most } = one.frames[row]
          detail.add({ [WHAT]: row, page: sight.name, cards, frames, 'main thread': mainThread, script, style, layout, process, 'frames/s': framesPerSecond, 'longest ms': most })
        }
        print(`(${sight.name}, ${cards}: keys p50 ${one.keys.p50.toFixed(1)} ms; opened: a press is answered after ${one.ready.toFixed(0)} ms, main thread ${one.opensFor.toFixed(0)} ms of processor time until then; fixed loop ${noise.median.toFixed(1)} (${noise.p95.toFixed(1)}) ms; ${cores().toFixed(2)} cores busy)`)
      }
    } finally {
      await floor.stop()
    }
  }
  const table = new Table('The board beside the floor: ms a frame, the rest as said. Goal / ours / floor', print)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  for (const row of Object.keys(GOALS) as Row[]) {
    const of = (name: 'ours' | 'floor', cards: number): number => {
      const one = seen.get(`${name} ${cards}`)
      return one === undefined ? Number.NaN : valueOf(one, row)
    }
    table.add({
      [WHAT]: row,
      ...Object.fromEntries(sizes.map((cards) => [`${cards} cards`.padEnd(18), `${GOALS[row][cards] ?? '–'} / ${of('ours', cards).toPrecision(3)} / ${of('floor', cards).toPrecision(3)}`])),
      [`${most} : ${least}`]: of('ours', most) / of('ours', least),
    })
  }
}
