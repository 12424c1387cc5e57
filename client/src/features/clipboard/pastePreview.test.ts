import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { describe, expect, test } from 'vitest'
import { freshBoard } from '../actions/test/contextOf.ts'
import { type Asked, pastePreview } from './pastePreview.ts'

const KINDS: readonly CardKind[] = ['note', 'principle', 'project', 'step', 'drawing', 'shape', 'text']
const see = (source: string, asked: Partial<Asked> = {}, { board = freshBoard(), kinds = KINDS, structure = true } = {}) =>
  pastePreview({ source, cut: 'line', kind: 'note', where: '', ...asked }, { reader: board.read, allowed: { kinds, structure }, textLength: 20_000 })

describe('what a list would become', () => {
  test('[CB8] five hundred at once, and how many there were', () => {
    const { texts, fitting } = see(Array.from({ length: 812 }, (_, at) => `regel ${at}`).join('\n'))
    expect([texts.length, texts.at(-1), fitting]).toEqual([500, 'regel 499', 812])
    expect(see('x\n'.repeat(812), { cut: 'whole' }).texts).toHaveLength(1)
  })

  test('[CB8] what is too long for a card is counted and left out, what is long is counted', () => {
    expect(see(`kort\n${'x'.repeat(20_001)}\n${'lang woord '.repeat(80)}`)).toMatchObject({ fitting: 2, tooLong: 1, long: 1 })
    expect(see('x'.repeat(1_000_001))).toMatchObject({ tooMuch: true, texts: [] })
  })

  test('[R02] ten megabytes, one note of two megabytes or five thousand notes never come as far as the board', () => {
    for (const far of [10_000_000, 2_000_000]) expect(see('x'.repeat(far))).toMatchObject({ tooMuch: true, texts: [], fitting: 0 })
    const many = see('een notitie\n'.repeat(5_000))
    expect([many.tooMuch, many.texts.length, many.fitting]).toEqual([false, 500, 5_000])
  })

  test('[CB7] cells only where there are any; a kind that this round allows', () => {
    expect(see('een\ntwee', { cut: 'cell' })).toMatchObject({ hasCells: false, cut: 'line', texts: ['een', 'twee'] })
    expect(see('een\ttwee', { cut: 'cell' })).toMatchObject({ hasCells: true, cut: 'cell', texts: ['een', 'twee'] })
    expect(see('een')).toMatchObject({ kinds: ['note', 'principle', 'project', 'text'], kind: 'note' })
    expect(see('een', {}, { kinds: ['principle', 'step'] })).toMatchObject({ kinds: ['principle'], kind: 'principle' })
    expect(see('een', {}, { kinds: [] })).toMatchObject({ kinds: [], kind: 'note' })
  })

  test('[CB10] whether the section takes them, grows, or they lie under it', () => {
    const board = freshBoard()
    const where = board.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 740, h: 520 } })
    expect(see('een\ntwee', { where }, { board }).section).toBe('fits')
    expect(see('een\n'.repeat(20), { where }, { board }).section).toBe('grows')
    expect(see('een\n'.repeat(20), { where }, { board, structure: false }).section).toBe('besides')
  })
})
