import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { describe, expect, test } from 'vitest'
import { contextOf, freshBoard } from '../../actions/test/contextOf.ts'
import { runAction } from '../../actions/catalogue.ts'
import { giveSize, type SizedThings, sizesNow } from './sizing.ts'

function table() {
  const board = freshBoard()
  const section = board.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 800, h: 600 } })
  const [note = '', shape = '', text = '', picture = '', slip = ''] = board.commands.addCards([
    { kind: 'note', text: 'Kort', position: { x: 10, y: 80 }, size: { w: 220, h: 198 } },
    { kind: 'shape', position: { x: 300, y: 80 }, size: { w: 220, h: 100 } },
    { kind: 'text', text: 'Kop', position: { x: 600, y: 80 } },
    { kind: 'drawing', position: { x: 900, y: 80 }, size: { w: 400, h: 200 }, fields: { strokes: '3,3 40,9' } },
    { kind: 'statement', text: 'Dichtbij', position: { x: 10, y: 400 } },
  ])
  const sizeOf = (id: string) => {
    const card = board.read.cards.get(id)
    return card === undefined ? undefined : cardSize(card)
  }
  const give = (of: SizedThings, asked: { readonly w?: number; readonly h?: number }) => giveSize({ commands: board.commands }, board.read, of, asked)
  return { board, section, note, shape, text, picture, slip, sizeOf, give }
}

describe('a size asked for by figures', () => {
  test('[RZ13] of one card: width, height or both, and its top left corner stays; what is not asked stays too', () => {
    const { board, note, sizeOf, give } = table()
    expect(sizesNow(board.read, { cards: [note] })).toMatchObject({ count: 1, w: 220, h: 198, hasHeight: true, least: { w: 60, h: 40 }, most: 20_000, fixed: 0 })
    expect(give({ cards: [note] }, { w: 300 })).toBe(1)
    expect(sizeOf(note)).toEqual({ w: 300, h: 198 })
    expect(give({ cards: [note] }, { w: 320, h: 240 })).toBe(1)
    expect([sizeOf(note), board.read.cards.get(note)?.position]).toEqual([{ w: 320, h: 240 }, { x: 10, y: 80 }])
    expect(give({ cards: [note] }, { w: 320, h: 240 }), 'what is so already is not written').toBe(0)
    expect(give({ cards: [note] }, {})).toBe(0)
  })

  test('[RZ13] of several: each as its kind can, in one write and one undo step', () => {
    const { board, note, shape, text, picture, slip, sizeOf, give } = table()
    const cards = [note, shape, text, picture, slip]
    expect(sizesNow(board.read, { cards })).toMatchObject({ count: 4, w: undefined, h: undefined, hasHeight: true, keepsRatio: 'some', fixed: 1 })
    expect(sizesNow(board.read, { cards: [note, shape] })).toMatchObject({ w: 220, h: undefined })
    const before = cards.map(sizeOf)
    let writes = 0
    const stop = board.read.subscribe(() => writes++)
    expect(give({ cards }, { w: 200 })).toBe(4)
    expect(writes).toBe(1)
    stop()
    expect(cards.map(sizeOf)).toEqual([{ w: 200, h: 198 }, { w: 200, h: 100 }, { w: 200, h: before[2]?.h }, { w: 200, h: 100 }, before[4]])
    board.undo.undo()
    expect(cards.map(sizeOf)).toEqual(before)
  })

  test('[RZ13] a drawing keeps its ratio, a text has its height from its words, a card of one size has none', () => {
    const { board, text, picture, slip, sizeOf, give } = table()
    expect(sizesNow(board.read, { cards: [picture] })).toMatchObject({ w: 400, h: 200, keepsRatio: 'all', least: { w: 24, h: 24 } })
    expect(give({ cards: [picture] }, { h: 300 })).toBe(1)
    expect(sizeOf(picture)).toEqual({ w: 600, h: 300 })
    expect(give({ cards: [picture] }, { w: 1 })).toBe(1)
    expect(sizeOf(picture), 'RZ3').toEqual({ w: 48, h: 24 })
    expect(sizesNow(board.read, { cards: [text] })?.hasHeight).toBe(false)
    expect(give({ cards: [text] }, { h: 500 })).toBe(0)
    expect(sizesNow(board.read, { cards: [slip] })).toBeUndefined()
  })

  test('[RZ13] of a section, no smaller than a title and a card; its cards stay', () => {
    const { board, section, note, give } = table()
    expect(sizesNow(board.read, { section })).toMatchObject({ count: 1, w: 800, h: 600, least: { w: 160, h: 120 } })
    expect(give({ section }, { w: 1000, h: 50 })).toBe(1)
    expect(board.read.sections.get(section)?.size).toEqual({ w: 1000, h: 120 })
    expect(board.read.cards.get(note)?.position).toEqual({ x: 10, y: 80 })
    board.commands.deleteSection(section)
    expect(sizesNow(board.read, { section })).toBeUndefined()
  })

  test('[RZ13] [AC3] it stands in the catalogue, and says why it cannot be asked', () => {
    const { board, section, note, slip } = table()
    const all = { kinds: ['note', 'statement', 'shape', 'text', 'drawing'] }
    const one = contextOf(board, { ids: [note], sectionId: section, allowed: all })
    expect([runAction('size', one.context), runAction('section-size', one.context)]).toEqual([undefined, undefined])
    expect(one.calls).toEqual([`askSize {"cards":["${note}"]}`, `askSize {"section":"${section}"}`])
    expect(runAction('size', contextOf(board, { ids: [slip], allowed: all }).context)).toBe('oneSize')
    board.commands.setCardFields(note, { locked: true })
    expect(runAction('size', contextOf(board, { ids: [note], allowed: all }).context)).toBe('locked')
    expect(runAction('size', contextOf(board, { ids: [], allowed: all }).context)).toBe('chooseCard')
  })
})
