import { describe, expect, test } from 'vitest'
import { boardPicture } from '../../report/picture/boardPicture.ts'
import { KINDS } from '../kinds/kindTable.ts'
import { CARD_KINDS, type Card, type CardKind } from '../schema.ts'
import { freeSpotIn, freeSpotNear } from '../selectors/placement.ts'
import { cardRect, cardSize, seenSize } from './cardSize.ts'
import { fitCardText, surelyHolds, textGrowth, textRoomOf } from './cardText.ts'
import { overlaps } from './rect.ts'

const FIELDS: Readonly<Record<CardKind, object>> = { note: {}, development: {}, principle: { number: 3 }, statement: { status: 'concept' }, project: { status: 'planned' }, step: { projectId: 'p', done: false }, text: {}, shape: { form: 'diamond' }, drawing: { strokes: '3,3 100,60' }, image: { file: 'ab'.repeat(32), width: 640, height: 480 } }
const card = (kind: CardKind, text: string, more: object = {}): Card => ({ id: 'k', kind, text, order: 'a', position: { x: 40, y: 80 }, ...FIELDS[kind], ...more }) as Card
const words = (count: number): string => Array.from({ length: count }, (_, at) => ['dienst', 'voor', 'inwoners', 'en', 'ondernemers'][at % 5]).join(' ')

describe('the height of a card', () => {
  test.each(CARD_KINDS)('[CV16] a %s grows by what its lines take more than its box, and not before', (kind) => {
    for (let count = 0; count < 120; count++) {
      const size = cardSize({ kind })
      const { room } = KINDS[kind]
      const fitted = fitCardText(words(count), size, room)
      expect(textGrowth(words(count), room, size), `${count} words`).toBe(Math.max(0, Math.ceil(fitted.height - (size.h - room.top - room.under))))
    }
    // the words of a drawing and of a picture are not written on it
    if (kind === 'drawing' || kind === 'image') expect(seenSize(card(kind, words(200)))).toEqual(cardSize({ kind }))
    else expect(seenSize(card(kind, words(200))).h).toBeGreaterThan(cardSize({ kind }).h)
  })

  test('[CV16] lines of one letter, one endless word and emoji count as well', () => {
    for (const text of ['a\n'.repeat(30), 'x'.repeat(500), '🏛️'.repeat(120), `${'ê'.repeat(90)}\n${'—'.repeat(90)}`]) {
      const size = cardSize({ kind: 'note' })
      expect(textGrowth(text, KINDS.note.room, size)).toBe(Math.ceil(fitCardText(text, size, KINDS.note.room).height - (size.h - 48)))
    }
  })

  test('[CV16] a size by hand counts, and a card without a place has no box', () => {
    expect(seenSize(card('note', words(60), { size: { w: 900, h: 400 } }))).toEqual({ w: 900, h: 400 })
    const { position: _, ...off } = card('project', 'x')
    expect(cardRect(off)).toBeUndefined()
  })

  test('[CV16] words inside an ellipse or a diamond stay inside it, also when it grows', () => {
    for (const form of ['ellipse', 'diamond'] as const) {
      const shape = card('shape', words(60), { form, size: { w: 240, h: 160 } })
      const { w, h } = seenSize(shape)
      const room = textRoomOf(shape, { w, h })
      if (room === undefined) throw new Error('no room')
      expect(h).toBeGreaterThan(160)
      const fitted = fitCardText(shape.text, { w, h }, room)
      expect(fitted.fits).toBe(true)
      const [across, down] = [(w - room.left - room.right) / w, fitted.height / h]
      expect(form === 'ellipse' ? across ** 2 + down ** 2 : across + down).toBeLessThanOrEqual(1.0001)
    }
  })

  test('[CV16] free spots and the picture know it', () => {
    const long = card('note', words(90), { sectionId: 's' })
    const board = { cards: new Map([[long.id, long]]), sections: new Map([['s', { id: 's', title: 'Vak', position: { x: 16, y: 16 }, size: { w: 268, h: 900 }, order: 'a' }]]) }
    const rect = cardRect(long)
    const spot = freeSpotIn(board, 's', 'note')?.position ?? { x: 0, y: 0 }
    const near = freeSpotNear(board, { x: 40, y: 80 + cardSize(long).h + 4 }, cardSize(long))
    if (rect === undefined) throw new Error('no box')
    expect(overlaps(rect, { ...spot, ...cardSize(long) })).toBe(false)
    expect(overlaps(rect, { ...near, ...cardSize(long) })).toBe(false)
    const picture = boardPicture({ content: { schema: 1, cards: [long], sections: [], lanes: [], links: [], timeline: {} }, parties: [], language: 'nl', title: 'x' }, { caption: false })
    expect(picture.h).toBe(rect.h + 128)
  })

  test('[CV16] most cards are known without breaking their lines; what had to be broken is remembered', () => {
    const notes = Array.from({ length: 1_000 }, (_, at) => card('note', `${at} ${words(3 + (at % 12))}`))
    const known = notes.filter(({ text }) => surelyHolds(text, KINDS.note.room, cardSize({ kind: 'note' })))
    expect(known.length / notes.length).toBeGreaterThan(0.5)
    for (const each of known) expect(seenSize(each)).toBe(KINDS.note.size)
    const long = card('note', words(200))
    expect(seenSize(long).h).toBeGreaterThan(KINDS.note.size.h)
    expect(seenSize(long)).toBe(seenSize(long))
  })
})
