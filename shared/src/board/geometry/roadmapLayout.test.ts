import { describe, expect, it } from 'vitest'
import { openHub } from '../test/peer.ts'
import { seeded } from '../test/random.ts'
import { addQuarters, compareQuarters, parseQuarter, quarterSpan } from './quarters.ts'
import { around, centre, holds, overlaps } from './rect.ts'
import { ROADMAP, roadmapLayout, roadmapPlaceAt } from './roadmapLayout.ts'

const openBoard = () => {
  const [peer] = openHub(1).peers
  if (peer === undefined) throw new Error('one peer')
  return peer.board
}

describe('roadmap layout', () => {
  it.each([1, 2, 3, 4, 5, 6])('[B70] no two bars overlap, each lies in its lane on its quarters, and a point finds its place again (seed %i)', (seed) => {
    const random = seeded(seed)
    const { commands, read } = openBoard()
    commands.setTimeline({ position: { x: -300, y: 50 }, start: '2027-Q2', quarters: 1 + random.below(12) })
    const lanes = ['a', 'b', 'c'].map((title) => commands.addLane(title))
    for (const id of commands.addCards(Array.from({ length: 40 }, () => ({ kind: 'project' as const })))) {
      const start = addQuarters('2026-Q3', random.below(16))
      commands.placeProject(id, { laneId: random.chance(0.1) ? 'gone' : (random.pick(lanes) ?? ''), start, end: addQuarters(start, random.below(6)) })
    }
    const layout = roadmapLayout(read)
    if (layout === undefined) throw new Error('a layout')
    expect(layout.bars.map((bar) => bar.id).sort()).toEqual([...read.cards.keys()].sort())
    expect(around([layout.header, ...layout.lanes.map((lane) => lane.rect)])).toEqual(layout.frame)
    for (const [index, bar] of layout.bars.entries()) {
      const lane = layout.lanes.find((each) => each.laneId === bar.laneId)
      expect(around([bar.rect, lane?.track ?? bar.rect])).toEqual(lane?.track)
      for (const other of layout.bars.slice(index + 1)) expect(overlaps(bar.rect, other.rect), `seed ${seed}`).toBe(false)
      const project = read.cards.get(bar.id)
      if (bar.laneId === undefined || bar.cutBefore || bar.cutAfter || project?.kind !== 'project') continue
      const left = roadmapPlaceAt(layout, { x: bar.rect.x + 1, y: centre(bar.rect).y })
      const right = roadmapPlaceAt(layout, { x: bar.rect.x + bar.rect.w - 1, y: centre(bar.rect).y })
      expect([left, right]).toEqual([{ laneId: bar.laneId, quarter: project.start }, { laneId: bar.laneId, quarter: project.end }])
    }
    for (const [index, lane] of layout.lanes.entries()) for (const other of layout.lanes.slice(index + 1)) expect(overlaps(lane.rect, other.rect)).toBe(false)
  })

  it('[B71] projects whose lane is gone stand in a last row of their own; without a timeline there is no roadmap', () => {
    const { commands, read } = openBoard()
    expect(roadmapLayout(read)).toBeUndefined()
    commands.setTimeline({ position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 4 })
    commands.addLane('Mens')
    const [id = ''] = commands.addCards([{ kind: 'project', fields: { laneId: 'gone', start: '2027-Q1', end: '2027-Q1' } }])
    const layout = roadmapLayout(read)
    expect(layout?.lanes.map((lane) => lane.laneId)).toEqual([...read.lanes.keys(), undefined])
    const bar = layout?.bars.find((each) => each.id === id)
    expect(bar?.laneId).toBeUndefined()
    expect(layout && bar && roadmapPlaceAt(layout, centre(bar.rect))).toBeUndefined()
    expect(layout && holds(layout.frame, { x: ROADMAP.laneLabelWidth + 1, y: 1 })).toBe(true)
    expect(layout && roadmapPlaceAt(layout, { x: 1, y: ROADMAP.headerHeight + 1 })).toEqual({ laneId: [...read.lanes.keys()][0], quarter: '2027-Q1' })
  })

  it('[B72] quarters are read as people write them, added over years and compared', () => {
    expect(['2027-Q1', '2027 K3', '2027q4', ' 2027-k2 ', '27-Q1', '2027-Q5', ''].map(parseQuarter)).toEqual(['2027-Q1', '2027-Q3', '2027-Q4', '2027-Q2', undefined, undefined, undefined])
    expect(addQuarters('2027-Q4', 1)).toBe('2028-Q1')
    expect(addQuarters('2027-Q1', -1)).toBe('2026-Q4')
    expect(compareQuarters('2027-Q4', '2028-Q1')).toBe(-1)
    expect(quarterSpan('2027-Q1', '2028-Q4')).toBe(8)
  })
})
