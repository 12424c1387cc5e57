import type { CardMove } from '@visiebord/shared/board/board.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Motion } from '@visiebord/shared/protocol/motion.ts'
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
  const told: Motion[] = []
  const keep = (all: readonly CardMove[]): void => {
    moves.push(all)
    board.commands.moveCards(all)
  }
  const live = { commands: { ...board.commands, moveCards: keep }, motion: { send: (motion: Motion) => void told.push(motion) } } as unknown as OpenWorkshop
  const scene = { reader, stage, live } as unknown as Scene
  const stays: (readonly string[])[] = []
  const ghosts: (readonly string[])[] = []
  const copied: (readonly string[])[] = []
  const hand = new DragHand(scene, { ghosts: (shown, options) => void (options?.stay === true ? stays : ghosts).push(shown), preview: () => undefined, copied: (put) => void copied.push(put) })
  const cards = (which: readonly number[]) => which.flatMap((index) => reader.cards.get(ids[index] ?? '') ?? [])
  const lift = (...which: readonly number[]): void => hand.lift(cards(which), { x: 700, y: 500 }, { stretch: false })
  const liftCopies = (...which: readonly number[]): void => hand.lift(cards(which), { x: 700, y: 500 }, { stretch: false, copies: true })
  const dragBy = (dx: number, dy: number): void => hand.drag({ x: 700 + dx, y: 500 + dy })
  return { board, ids, hand, lift, liftCopies, stays, ghosts, copied, dragBy, moves, told, stage, live, reader, at: (index: number) => reader.cards.get(ids[index] ?? '')?.position }
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

test('[CV15] [CV20] a card that another moves meanwhile stays in the hand, and lies where the pointer let go of it; one that another takes away is gone', () => {
  const { hand, lift, dragBy, at, stage, ids, board, told, ghosts } = table([[0, 0], [500, 300], [900, 640]])
  const [, one = '', other = ''] = ids
  lift(1)
  dragBy(130, 70)
  board.commands.moveCards([{ id: one, position: { x: -800, y: 47 } }])
  expect(stage.seenBoxOf(one), 'seen in the hand').toMatchObject({ x: 630, y: 370 })
  expect(told.at(-1)?.drag, 'others see it there too').toMatchObject({ dx: 1_430, dy: 323 })
  hand.drop()
  expect(at(1)).toEqual({ x: 630, y: 370 })
  lift(1, 2)
  board.commands.moveCards([{ id: one, position: { x: 40, y: 40 } }])
  dragBy(-210, 55)
  board.commands.deleteCards([other])
  hand.drop()
  expect([at(1), at(2), ghosts.at(-2)]).toEqual([{ x: 420, y: 425 }, undefined, [one]])
  lift(1)
  board.commands.deleteCards([one])
  expect([hand.isHolding, ghosts.at(-1), stage.flagged('data-lifted')], 'nothing is in the hand').toEqual([false, [], undefined])
})

test('[CV20] the board that is panned or zoomed under a hand at rest leaves the card in the hand', () => {
  const { hand, lift, at, stage, ids, dragBy } = table([[500, 300]])
  lift(0)
  dragBy(40, 30)
  stage.camera.setState({ x: 100, y: 1_000, scale: 1 }, true)
  expect(stage.seenBoxOf(ids[0] ?? '')).toMatchObject({ x: 640, y: 1_330 })
  hand.drop()
  expect(at(0)).toEqual({ x: 640, y: 1_330 })
})

test('[AR12] keys move by their step, however near a line is', () => {
  const { ids, live, reader, stage, at } = table([[0, 0], [23, 300]])
  keyboardMove({ live, reader, places: stage, ids: [ids[1] ?? ''] }, 'left', false)
  expect(at(1)).toEqual({ x: 3, y: 300 })
})

test('[CB11] with Alt the cards stay and copies come down where the hand is, in one step, in the section there, with the links among them', () => {
  const { board, ids, hand, liftCopies, stays, copied, dragBy, moves, at, reader } = table([[0, 0], [300, 0], [0, 2_000]])
  const section = board.commands.addSection({ title: 'Vak', position: { x: 900, y: 0 }, size: { w: 900, h: 900 } })
  board.commands.addLink({ from: ids[0] ?? '', to: ids[1] ?? '', kind: 'sameAs' })
  board.commands.addLink({ from: ids[0] ?? '', to: ids[2] ?? '', kind: 'relates' })
  board.commands.setCardText(ids[0] ?? '', 'Eén loket')
  board.undo.cut()
  liftCopies(0, 1)
  dragBy(1_000, 100)
  expect([reader.cards.size, stays.at(-1)]).toEqual([3, [ids[0], ids[1]]])
  hand.drop()
  expect([moves, at(0), at(1), reader.cards.size, reader.links.size]).toEqual([[], { x: 0, y: 0 }, { x: 300, y: 0 }, 5, 3])
  const made = copied.flat().map((id) => reader.cards.get(id))
  expect(made).toMatchObject([{ text: 'Eén loket', position: { x: 1_000, y: 100 }, sectionId: section }, { position: { x: 1_300, y: 100 }, sectionId: section }])
  board.undo.undo()
  expect([reader.cards.size, reader.links.size]).toEqual([3, 2])
})

test('[CB11] let go of, or put down where it was taken up, nothing was made', () => {
  const { hand, liftCopies, dragBy, copied, reader, board } = table([[0, 0]])
  const before = board.undo.canUndo()
  liftCopies(0)
  dragBy(400, 300)
  hand.cancel()
  liftCopies(0)
  dragBy(60, 60)
  dragBy(0, 0)
  hand.drop()
  expect([copied.flat(), reader.cards.size, board.undo.canUndo()]).toEqual([[], 1, before])
})

test('[CB11] a copy of a bar lies in the lane under the hand with its steps; the bar stays', () => {
  const { board, hand, dragBy, copied, reader, stage } = table([])
  board.commands.setTimeline({ position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 8 })
  const lane = board.commands.addLane('Baan')
  const [project = ''] = board.commands.addCards([{ kind: 'project', text: 'P', fields: { laneId: lane, start: '2027-Q1', end: '2027-Q2' } }])
  board.commands.addCards([{ kind: 'step', text: 's', fields: { projectId: project } }])
  const bar = stage.boxOf(project)
  const card = reader.cards.get(project)
  if (bar === undefined || card === undefined) throw new Error('no bar')
  hand.lift([card], { x: bar.x + 10, y: bar.y + 10 }, { stretch: false, copies: true })
  dragBy(bar.x + 10 - 700 + 300, bar.y + 10 - 500)
  hand.drop()
  const [copy] = copied.flat().map((id) => reader.cards.get(id))
  expect(copy).toMatchObject({ kind: 'project', text: 'P', laneId: lane })
  expect(copy?.position).toBeUndefined()
  expect(reader.cards.get(project)).toEqual(card)
  expect(reader.stepsOf(copy?.id ?? '')).toHaveLength(1)
})
