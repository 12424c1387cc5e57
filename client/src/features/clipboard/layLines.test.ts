import { cardRect } from '@visiebord/shared/board/geometry/cardSize.ts'
import { overlaps, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { describe, expect, test } from 'vitest'
import { freshBoard } from '../actions/test/contextOf.ts'
import { layLines } from './layLines.ts'

const lines = (count: number, more: { text?: string; sectionId?: string } = {}) => ({ texts: Array.from({ length: count }, (_, at) => more.text ?? `regel ${at}`), kind: 'note' as const, partyId: 'p', sectionId: more.sectionId })
const rectsOf = (board: ReturnType<typeof freshBoard>): Rect[] => [...board.read.cards.values()].flatMap((card) => cardRect(card) ?? [])
const anyOverlap = (rects: readonly Rect[]): boolean => rects.some((a, at) => rects.slice(at + 1).some((b) => overlaps(a, b)))
const ground = (board: ReturnType<typeof freshBoard>, mayGrow = true) => ({ read: board.read, mayGrow, place: () => ({ x: 40, y: 40 }) })

describe('where lines come to lie', () => {
  test('[CB10] in rows, in the order of reading, one write, nothing over another, also when texts are long', () => {
    const board = freshBoard()
    const { pasted, besides } = layLines({ ...lines(24), texts: Array.from({ length: 24 }, (_, at) => (at % 5 === 0 ? 'lang '.repeat(120) : `regel ${at}`)) }, ground(board))
    expect(besides).toBe(false)
    const made = board.commands.pasteCards(pasted)
    expect(made).toHaveLength(24)
    expect(board.read.cards.get(made[0] ?? '')).toMatchObject({ position: { x: 40, y: 40 }, partyId: 'p' })
    expect(anyOverlap(rectsOf(board))).toBe(false)
    const ys = made.map((id) => board.read.cards.get(id)?.position?.y ?? 0)
    expect(ys).toEqual(ys.toSorted((a, b) => a - b))
  })

  test('[CB10] a section takes them under what lies in it, and grows in the same step for who may', () => {
    const board = freshBoard()
    const id = board.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 740, h: 520 } })
    board.commands.addCards([{ kind: 'note', text: 'was er al', position: { x: 24, y: 64 }, sectionId: id }])
    const few = layLines(lines(3, { sectionId: id }), ground(board))
    expect([few.besides, few.pasted.section]).toEqual([false, undefined])
    const { pasted } = layLines(lines(12, { sectionId: id }), ground(board))
    board.commands.pasteCards(pasted)
    const section = board.read.sections.get(id)
    for (const rect of rectsOf(board)) expect([rect.y + rect.h <= (section?.size.h ?? 0), rect.x + rect.w <= (section?.size.w ?? 0)]).toEqual([true, true])
    expect([...board.read.cards.values()].every((card) => card.sectionId === id)).toBe(true)
    expect(anyOverlap(rectsOf(board))).toBe(false)
    board.undo.undo()
    expect(board.read.sections.get(id)?.size.h).toBe(520)
  })

  test('[CB10] who may not change sections gets them under the section, free of everything', () => {
    const board = freshBoard()
    const id = board.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 740, h: 520 } })
    board.commands.addSection({ title: 'Eronder', position: { x: 0, y: 560 }, size: { w: 740, h: 300 } })
    const { pasted, besides } = layLines(lines(12, { sectionId: id }), ground(board, false))
    expect([besides, pasted.section]).toEqual([true, undefined])
    board.commands.pasteCards(pasted)
    expect(rectsOf(board).every((rect) => rect.y >= 860)).toBe(true)
    expect([...board.read.cards.values()].some((card) => card.sectionId !== undefined)).toBe(false)
  })

  test('[CB10] a section that is gone meanwhile is none', () => {
    const board = freshBoard()
    expect(layLines(lines(2, { sectionId: 'weg' }), ground(board))).toMatchObject({ besides: false, pasted: { cards: [{ position: { x: 40, y: 40 } }, {}] } })
  })
})
