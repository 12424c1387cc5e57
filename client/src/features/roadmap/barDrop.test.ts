import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { ROADMAP, roadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { ProjectCard } from '@visiebord/shared/board/schema.ts'
import { expect, test } from 'vitest'
import { barDrop, nudged, projectDrop, stretchDrop } from './barDrop.ts'
import { todayOn } from './todayOn.ts'

const project: ProjectCard = { id: 'p', kind: 'project', text: 'Volg je aanvraag', order: 'a0', status: 'planned', laneId: 'one', start: '2027-Q2', end: '2027-Q4' }
const reader = readerOfContent({
  schema: 1,
  cards: [project],
  sections: [],
  lanes: [
    { id: 'one', title: 'Een', order: 'a0' },
    { id: 'two', title: 'Twee', order: 'a1' },
  ],
  links: [],
  timeline: { position: { x: 1000, y: 500 }, start: '2027-Q1', quarters: 8 },
})
const found = roadmapLayout(reader)
if (found === undefined) throw new Error('no layout')
const layout = found
const lane = (at: number) => layout.lanes[at]?.track ?? { x: 0, y: 0, w: 0, h: 0 }
const quarter = (at: number): number => lane(0).x + at * ROADMAP.quarterWidth

test('[RM1] a bar lands in the lane under the pointer, in the quarter nearest to its left edge, as long as it was', () => {
  const drop = barDrop(layout, project, { left: quarter(3) - 60, x: quarter(4), y: lane(1).y + 20 })
  expect(drop?.place).toEqual({ laneId: 'two', start: '2027-Q4', end: '2028-Q2' })
})

test('[RM1] outside the frame it lands nowhere', () => {
  expect(barDrop(layout, project, { left: quarter(3), x: quarter(4), y: layout.frame.y + layout.frame.h + 40 })).toBeUndefined()
})

test('[RM2] the right edge takes whole quarters, and at least one', () => {
  expect(stretchDrop(layout, project, quarter(6) + 20)?.place).toEqual({ laneId: 'one', start: '2027-Q2', end: '2028-Q2' })
  expect(stretchDrop(layout, project, quarter(0))?.place).toEqual({ laneId: 'one', start: '2027-Q2', end: '2027-Q2' })
})

test('[RM3] a slip from the table lands in the quarter under the pointer, for half a year when it has no quarters yet', () => {
  const { start: _start, end: _end, laneId: _lane, ...loose } = project
  expect(projectDrop(layout, loose, { x: quarter(2) + 90, y: lane(1).y + 5 })?.place).toEqual({ laneId: 'two', start: '2027-Q3', end: '2027-Q4' })
})

test('[RM4] keys move a bar by quarters and lanes, not past the last lane', () => {
  expect(nudged(layout, project, { quarters: -1, lanes: 1 })).toEqual({ laneId: 'two', start: '2027-Q1', end: '2027-Q3' })
  expect(nudged(layout, project, { quarters: 0, lanes: 2 })).toBeUndefined()
})

test('[RM5] today stands on its place within its quarter, and nowhere outside the frame', () => {
  expect(todayOn(layout, new Date('2027-01-01T00:00:00Z'))).toBe(ROADMAP.laneLabelWidth)
  const may = todayOn(layout, new Date('2027-05-16T00:00:00Z')) ?? 0
  expect((may - ROADMAP.laneLabelWidth) / ROADMAP.quarterWidth).toBeCloseTo(1.49, 1)
  expect(todayOn(layout, new Date('2026-12-31T00:00:00Z'))).toBeUndefined()
  expect(todayOn(layout, new Date('2029-02-01T00:00:00Z'))).toBeUndefined()
})
