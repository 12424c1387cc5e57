import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { overlaps } from '../geometry/rect.ts'
import { openBoard } from '../openBoard.ts'
import { sectionRect } from '../selectors/placement.ts'
import { sectionsInReadingOrder } from '../selectors/readingOrder.ts'
import { changePlaces } from './changePlaces.ts'

function table(rects: readonly (readonly [x: number, y: number, w: number, h: number])[]) {
  let made = 0
  const board = openBoard(new Y.Doc(), { newId: () => `s${++made}`, authorId: () => 'me' })
  for (const [x, y, w, h] of rects) board.commands.addSection({ title: '', position: { x, y }, size: { w, h } })
  const order = () => sectionsInReadingOrder(board.read).map(({ id }) => id).join(' ')
  const rect = (id: string) => Object.values(board.read.sections.get(id)?.position ?? {})
  const move = (id: string, by: -1 | 1) => {
    const asked = changePlaces(board.read, id, by)
    board.commands.moveSections(asked?.moves ?? [])
    return asked === undefined ? undefined : [asked.moves.length, asked.place, asked.of]
  }
  return { ...board, order, rect, move }
}

describe('sections change places', () => {
  test('[LV2] side by side they take up together what they did, whatever their widths; nothing lies over anything', () => {
    const { order, rect, move, read } = table([[0, 0, 740, 520], [764, 0, 1200, 520], [1988, 0, 300, 520]])
    expect([move('s2', -1), order()]).toEqual([[2, 1, 3], 's2 s1 s3'])
    expect([rect('s2'), rect('s1'), rect('s3')]).toEqual([[0, 0], [1224, 0], [1988, 0]])
    expect([move('s2', 1), order(), rect('s2'), rect('s1')]).toEqual([[2, 2, 3], 's1 s2 s3', [764, 0], [0, 0]])
    const all = [...read.sections.values()].map(sectionRect)
    expect(all.some((a, at) => all.slice(at + 1).some((b) => overlaps(a, b)))).toBe(false)
  })

  test('[LV2] one above the other likewise; from the end of one row to the beginning of the next they go to the corner of each other', () => {
    const { order, rect, move } = table([[0, 0, 700, 300], [0, 324, 700, 900]])
    expect([move('s1', 1), order(), rect('s2'), rect('s1')]).toEqual([[2, 2, 2], 's2 s1', [0, 0], [0, 924]])
    const rows = table([[0, 0, 700, 500], [724, 0, 700, 500], [0, 524, 700, 500]])
    expect([rows.move('s3', -1), rows.order(), rows.rect('s3'), rows.rect('s2')]).toEqual([[2, 2, 3], 's1 s3 s2', [724, 0], [0, 524]])
  })

  test('[LV2] the first and the last go no further, and where one would come to lie over another nothing moves', () => {
    const { move, order } = table([[0, 0, 700, 500], [724, 0, 700, 500]])
    expect([move('s1', -1), move('s2', 1), move('gone', 1), order()]).toEqual([undefined, undefined, undefined, 's1 s2'])
    const tight = table([[0, 0, 300, 300], [324, 0, 300, 300], [0, 324, 300, 900], [324, 324, 300, 300]])
    expect([tight.order(), tight.move('s3', -1), tight.order()]).toEqual(['s1 s2 s3 s4', [0, 2, 4], 's1 s2 s3 s4'])
  })

  test('[LV2] their cards go along, and one undo brings both back', () => {
    const { commands, read, undo, order, move } = table([[0, 0, 700, 500], [724, 0, 700, 500]])
    const [card = ''] = commands.addCards([{ kind: 'note', position: { x: 30, y: 70 }, sectionId: 's1' }])
    undo.cut()
    move('s1', 1)
    expect([order(), read.cards.get(card)?.position]).toEqual(['s2 s1', { x: 754, y: 70 }])
    undo.undo()
    expect([order(), read.cards.get(card)?.position]).toEqual(['s1 s2', { x: 30, y: 70 }])
  })
})
