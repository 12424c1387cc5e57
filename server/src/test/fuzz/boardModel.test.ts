/** Real boards, the real room, the real gate: whatever honest people do, in whatever order it arrives. */
import { contentOf } from '@visiebord/shared/board/content.ts'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import { LONGEST_KEY } from '@visiebord/shared/board/order.ts'
import { contentOfReader } from '@visiebord/shared/board/test/contentOfReader.ts'
import { describe, expect, test } from 'vitest'
import { randomAct } from '../../core/sync/gate/test/randomAct.ts'
import { seeded } from '../../core/sync/gate/test/seeded.ts'
import { createBench } from '../room/bench.ts'
import { SlowPage } from './slowPage.ts'
import { strangersOn } from './strangersOn.ts'

const SOAK = process.env['SOAK'] === '1'
const PAGES = 5
const FIRST = Number(process.env['SEED'] ?? 1)
const SEEDS = Array.from({ length: process.env['SEED'] !== undefined ? 1 : SOAK ? 1_000 : 4 }, (_, index) => FIRST + index)
const ACTS = SOAK ? 2_000 : 250

async function run(seed: number, { acts, duplicates }: { readonly acts: number; readonly duplicates: number }): Promise<void> {
  const random = seeded(seed)
  const bench = await createBench()
  const pages = Array.from({ length: PAGES }, (_, index) => {
    const participantId = `p${index}`
    bench.authority.put(participantId, index < 2 ? 'facilitator' : 'participant')
    return new SlowPage({ participantId, isFacilitator: index < 2, client: 1_000 * (1 + random.below(4_000_000)) + index, random, duplicates })
  })
  const parted = new Set<SlowPage>()
  for (let act = 0; act < acts * PAGES; act++) {
    const page = random.oneOf(pages)
    if (page === undefined) break
    if (random.chance(0.3)) page.board.undo.cut()
    randomAct(page, random)
    // Parted pages stay away for a while, one for some acts, now and then one for a third of the time.
    if (random.chance(0.02)) parted.add(page)
    if (random.chance(0.03)) parted.delete(random.oneOf([...parted]) ?? page)
    for (const each of pages) {
      if (parted.has(each)) {
        if (each.isConnected) each.drop()
      } else if (!each.isConnected) each.connect(await bench.hub.open('w1'))
      if (random.chance(0.5)) each.deliverUp(1 + random.below(3))
      if (random.chance(0.5)) each.deliverDown(1 + random.below(6))
    }
    if (random.chance(0.01)) bench.weather.hangs = true
    if (random.chance(0.05)) bench.weather.clear()
    await bench.clock.advance(10 + random.below(30))
  }
  bench.weather.clear()
  for (let round = 0; round < 500 && !pages.every((page) => page.isConnected && page.isSettled); round++) {
    for (const page of pages) {
      if (!page.isConnected) page.connect(await bench.hub.open('w1'))
      page.deliverUp(100)
      page.deliverDown(100)
    }
    await bench.clock.advance(500)
  }

  const content = await (await bench.hub.open('w1')).content()
  expect(content.cards.length + content.links.length + content.lanes.length).toBeGreaterThan(10)
  for (const { doc, board, isSettled } of pages) {
    expect(isSettled).toBe(true)
    expect(contentOf(doc)).toEqual(content)
    expect(contentOfReader(board.read)).toEqual(content)
    expect(board.read.skipped).toBe(0)
    expect(strangersOn(doc)).toEqual([])
  }
  const cards = new Set(content.cards.map((card) => card.id))
  for (const { from, to } of content.links) expect([cards.has(from), cards.has(to)]).toEqual([true, true])
  for (const { order } of [...content.cards, ...content.sections, ...content.lanes]) expect(order.length).toBeLessThanOrEqual(LONGEST_KEY)
  expect(parseContent(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, content })
  bench.restart()
  expect(await (await bench.hub.open('w1')).content()).toEqual(content)
  expect(bench.lines.filter((line) => !/store/.test(line))).toEqual([])
}

describe('the model', () => {
  test.each(SEEDS)(`[C01] ${PAGES} pages, ${ACTS} commands each, with undo, links, roadmap and partitions: nobody is refused, all have one board (seed %i)`, async (seed) => {
    await run(seed, { acts: ACTS, duplicates: 0 })
  }, 300_000)

  test.each(SEEDS.slice(0, SOAK ? 200 : 2).map((seed) => seed + 5_000))('[N05] messages that come twice and late, each connection in its own order: the same board, and 102 only grows (seed %i)', async (seed) => {
    await run(seed, { acts: ACTS, duplicates: 0.2 })
  }, 300_000)
})
