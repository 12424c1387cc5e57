import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { inOrder } from '@visiebord/shared/board/order.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { laneMove } from './laneOrder.ts'
import { placeRoadmap } from './placeRoadmap.ts'

test('[LV2] a lane goes one place up or down, and not past the first and the last', () => {
  let made = 0
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => `l${++made}`, authorId: () => 'me' })
  for (const title of ['Eén', 'Twee', 'Drie']) commands.addLane(title)
  const titles = () => inOrder(read.lanes.values()).map(({ title }) => title)
  const move = (id: string, by: -1 | 1) => {
    const asked = laneMove(read, id, by)
    if (asked !== undefined) commands.orderLane(id, asked.between)
    return asked === undefined ? undefined : [asked.place, asked.of]
  }
  expect([move('l3', -1), titles()]).toEqual([[2, 3], ['Eén', 'Drie', 'Twee']])
  expect([move('l3', -1), titles()]).toEqual([[1, 3], ['Drie', 'Eén', 'Twee']])
  expect([move('l3', -1), move('l2', 1), move('gone', 1)]).toEqual([undefined, undefined, undefined])
  expect([move('l3', 1), titles()]).toEqual([[2, 3], ['Eén', 'Drie', 'Twee']])
})

test('[LV2] a roadmap begins this quarter, lasts three years, has a first lane and lies below all that is there; a second is not made', () => {
  let made = 0
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  const now = new Date('2027-05-03T10:00:00Z')
  const lane = placeRoadmap({ commands, reader: read, below: { x: 40, y: -10, w: 500, h: 300 }, now, laneTitle: 'Nieuwe baan' })
  expect(read.timeline).toMatchObject({ position: { x: 40, y: 410 }, start: '2027-Q2', quarters: 12 })
  expect([...read.lanes.values()].map(({ id, title }) => [id, title])).toEqual([[lane, 'Nieuwe baan']])
  expect(placeRoadmap({ commands, reader: read, below: undefined, now, laneTitle: 'Nog een' })).toBeUndefined()
  expect(read.lanes.size).toBe(1)
})
