import { expect, test } from 'vitest'
import { freshBoard } from '../actions/test/contextOf.ts'
import { beside, createPasteSpot } from './pasteSpot.ts'

test('[CB2] what is pasted twice on one point lies a little further the second time', () => {
  const { read, commands } = freshBoard()
  const corner = { x: 10, y: 20 }
  expect(beside(read, corner)).toEqual(corner)
  commands.addCards([{ kind: 'note', position: corner }])
  expect(beside(read, corner)).toEqual({ x: 34, y: 44 })
  commands.addCards([{ kind: 'note', position: { x: 34, y: 44 } }])
  expect(beside(read, corner)).toEqual({ x: 58, y: 68 })
})

test('[CB2] without a pointer over the board it lies where there is room, near what is told', () => {
  const { read, commands } = freshBoard()
  const size = { w: 220, h: 198 }
  const place = createPasteSpot().placeIn(read, undefined, () => ({ x: 110, y: 99 }))
  expect(place(size)).toEqual({ x: 0, y: 0 })
  commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
  const next = place(size)
  expect(Math.abs(next.x) >= 220 || Math.abs(next.y) >= 198).toBe(true)
})
