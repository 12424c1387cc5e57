import type { CardMove } from '@visiebord/shared/board/board.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { createCamera } from './camera.ts'
import { DragHand } from './dragHand.ts'
import { createFrames } from './frames.ts'
import { keyboardMove } from './keyboardMove.ts'
import type { Scene } from './scene.ts'
import { Stage } from './stage.ts'

beforeEach(() => void vi.stubGlobal('window', new EventTarget()))
afterEach(() => void vi.unstubAllGlobals())

/** A board with notes at these places, and a hand on it. Motions and moves are kept. */
function table(places: readonly (readonly [number, number])[]) {
  let made = 0
  const board = openBoard(new Y.Doc(), { newId: () => `n${++made}`, authorId: () => 'me' })
  const ids = board.commands.addCards(places.map(([x, y]) => ({ kind: 'note' as const, position: { x, y } })))
  const reader = board.read
  const stage = new Stage({ reader, camera: createCamera(), frames: createFrames(() => 0, () => undefined), viewport: { w: 1_440, h: 900 }, insets: { top: 0, right: 0, bottom: 0, left: 0 } })
  const moves: (readonly CardMove[])[] = []
  const keep = (all: readonly CardMove[]): void => {
    moves.push(all)
    board.commands.moveCards(all)
  }
  const live = { commands: { ...board.commands, moveCards: keep }, motion: { send: () => undefined } } as unknown as OpenWorkshop
  const scene = { reader, stage, live } as unknown as Scene
  const hand = new DragHand(scene, { ghosts: () => undefined, preview: () => undefined })
  const lift = (...which: readonly number[]): void => hand.lift(which.flatMap((index) => reader.cards.get(ids[index] ?? '') ?? []), { x: 700, y: 500 }, { stretch: false })
  const dragBy = (dx: number, dy: number): void => hand.drag({ x: 700 + dx, y: 500 + dy })
  return { ids, hand, lift, dragBy, moves, stage, live, reader, at: (index: number) => reader.cards.get(ids[index] ?? '')?.position }
}

test('[AR12] what is dropped lies on the line it was drawn to, in one write; what is let go of lies where it was', () => {
  const { hand, lift, dragBy, moves, at, stage, ids } = table([[0, 0.25], [500, 300]])
  lift(1)
  dragBy(-497, 60)
  expect(stage.seenBoxOf(ids[1] ?? '')).toMatchObject({ x: 0, y: 360 })
  hand.cancel()
  expect([at(1), moves]).toEqual([{ x: 500, y: 300 }, []])
  lift(1)
  dragBy(-300, -297)
  hand.drop()
  expect([at(1), moves.length]).toEqual([{ x: 200, y: 0.25 }, 1])
})

test('[AR12] several cards are drawn by what they take up together and keep their distances, fifty as two', () => {
  const fifty = Array.from({ length: 50 }, (_, index): readonly [number, number] => [400 + (index % 10) * 31, 300 + Math.floor(index / 10) * 47])
  const { hand, lift, dragBy, moves, at } = table([[0, 0], ...fifty])
  lift(...fifty.map((_, index) => index + 1))
  dragBy(-396, 100)
  hand.drop()
  expect(moves).toHaveLength(1)
  expect(fifty.map((_, index) => at(index + 1))).toEqual(fifty.map(([x, y]) => ({ x: x - 400, y: y + 100 })))
})

test('[AR12] keys move by their step, however near a line is', () => {
  const { ids, live, reader, stage, at } = table([[0, 0], [23, 300]])
  keyboardMove({ live, reader, stage, ids: [ids[1] ?? ''] }, 'left', false)
  expect(at(1)).toEqual({ x: 3, y: 300 })
})
