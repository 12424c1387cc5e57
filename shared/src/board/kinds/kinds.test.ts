import { describe, expect, test } from 'vitest'
import { cardFieldProblem } from '../fieldRules.ts'
import { cardSize, seenSize } from '../geometry/cardSize.ts'
import { fitCardText, textRoomOf } from '../geometry/cardText.ts'
import { parseContent } from '../parseContent.ts'
import { CARD_KINDS, COMMON_CARD_FIELDS, LETTER_SIZES, tintOf, TINTS, type Card, type CardKind } from '../schema.ts'
import { openHub } from '../test/peer.ts'
import { imageSize } from './image.ts'
import { KINDS, otherwiseOf, ownFieldsOf, requiredFieldsOf } from './kindTable.ts'

const SOUND: Readonly<Record<CardKind, Readonly<Record<string, unknown>>>> = {
  note: {}, development: {}, principle: { number: 7 }, statement: { status: 'adopted' }, project: { status: 'running' }, step: { projectId: 'p', done: true },
  text: { letters: 'large' }, shape: { form: 'diamond', color: 'oker' }, drawing: { strokes: '3,3 40,9', pen: 'marker', color: 'zee' },
  image: { file: '0123456789abcdef'.repeat(4), width: 1_600, height: 900 },
}
const onBoard = () => {
  const { board } = openHub(1).peers[0] ?? {}
  if (board === undefined) throw new Error('no board')
  return board
}

describe.each(CARD_KINDS)('the kind %s', (kind) => {
  test('[B96] has a file that says its fields, which of them it needs, its size and its room', () => {
    const { size, room } = KINDS[kind]
    expect(cardFieldProblem(kind, 'size', size)).toBeUndefined()
    expect(room.largest).toBeGreaterThanOrEqual(room.smallest)
    expect(size.w - room.left - room.right).toBeGreaterThan(40)
    for (const field of ownFieldsOf(kind)) expect(COMMON_CARD_FIELDS).not.toContain(field)
    for (const field of requiredFieldsOf(kind)) expect(ownFieldsOf(kind)).toContain(field)
    for (const [field, value] of Object.entries(otherwiseOf(kind))) expect(cardFieldProblem(kind, field, value), field).toBeUndefined()
  })

  test('[B97] a card of it comes onto the board, keeps what it needs, and goes through an import', () => {
    const { commands, read } = onBoard()
    const [id = ''] = commands.addCards([{ kind, text: 'woorden', position: { x: 0, y: 0 }, fields: SOUND[kind] }])
    expect(read.cards.get(id)).toMatchObject({ kind, text: 'woorden', ...SOUND[kind] })
    commands.setCardFields(id, Object.fromEntries([...requiredFieldsOf(kind)].map((field) => [field, null])))
    expect(read.cards.get(id)).toMatchObject(SOUND[kind])
    const card = read.cards.get(id)
    const content = { schema: 1, cards: [card], sections: [], lanes: [], links: [], timeline: {} }
    expect(parseContent(content)).toMatchObject({ ok: true })
    for (const field of requiredFieldsOf(kind)) {
      const without = Object.fromEntries(Object.entries(card ?? {}).filter(([key]) => key !== field))
      expect(parseContent({ ...content, cards: [without] })).toMatchObject({ ok: false, at: `cards[0].${field}`, problem: 'is missing' })
    }
  })

  test('[B97] without a field for which nothing stands in it is no card', () => {
    const { commands, read } = onBoard()
    const otherwise = otherwiseOf(kind)
    const isWhole = [...requiredFieldsOf(kind)].every((field) => Object.hasOwn(otherwise, field))
    const ids = commands.addCards([{ kind, text: 'woorden' }])
    expect(ids).toHaveLength(isWhole ? 1 : 0)
    expect(read.cards.size).toBe(ids.length)
  })
})

describe('texts, shapes and drawings', () => {
  const card = (kind: CardKind, text: string, more: object = {}): Card => ({ id: 'k', kind, text, order: 'a', position: { x: 0, y: 0 }, ...SOUND[kind], ...more }) as Card
  const WORDS = 'Dit is wat ons bindt, ook als het even moeilijk wordt'

  test('[B101] the letters of a text are as large as somebody chose; its box grows with the words', () => {
    const sizes = LETTER_SIZES.map((letters) => {
      const text = card('text', WORDS, { letters })
      const size = seenSize(text)
      const room = textRoomOf(text, size)
      if (room === undefined) throw new Error('no room')
      const fitted = fitCardText(WORDS, size, room)
      expect(fitted.fits).toBe(true)
      expect(size.w).toBe(KINDS.text.size.w)
      return { letters: fitted.size, h: size.h }
    })
    expect(sizes.map((each) => each.letters)).toEqual([17.6, 26, 44])
    expect(sizes[0]?.h).toBeLessThan(sizes[1]?.h ?? 0)
    expect(sizes[1]?.h).toBeLessThan(sizes[2]?.h ?? 0)
  })

  test('[B102] eight tints have names; any other colour is plain', () => {
    expect(TINTS.map((color) => tintOf({ color }))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect([tintOf({}), tintOf({ color: 'geel' }), tintOf({ color: '__proto__' })]).toEqual([undefined, undefined, undefined])
  })

  test('[B103] locked is true or not there; it is set and taken off like a field, and a copy is not locked', () => {
    expect(cardFieldProblem('note', 'locked', true)).toBeUndefined()
    for (const value of [false, 'true', 1, null]) expect(cardFieldProblem('note', 'locked', value)).toBeDefined()
    const { commands, read } = onBoard()
    const [id = ''] = commands.addCards([{ kind: 'shape', position: { x: 0, y: 0 } }])
    commands.setCardFields(id, { locked: true })
    expect(read.cards.get(id)?.locked).toBe(true)
    const [copy = ''] = commands.duplicateCards([id], { x: 10, y: 10 })
    expect(read.cards.get(copy)).toMatchObject({ kind: 'shape', form: 'rectangle' })
    expect(read.cards.get(copy)?.locked).toBeUndefined()
    commands.setCardFields(id, { locked: null })
    expect(read.cards.get(id)).not.toHaveProperty('locked')
  })

  test('[B129] a picture is named by the SHA-256 of its bytes and has its pixels; without them it is no card', () => {
    expect(cardFieldProblem('image', 'file', 'ab'.repeat(32))).toBeUndefined()
    for (const value of ['', 'AB'.repeat(32), 'ab'.repeat(31), `${'ab'.repeat(32)}/../x`, 'https://elders.example/x.svg', 7, null]) expect(cardFieldProblem('image', 'file', value)).toBeDefined()
    for (const value of [0, -1, 1.5, 20_001, '640', Number.NaN]) expect(cardFieldProblem('image', 'width', value)).toBeDefined()
    expect(seenSize(card('image', WORDS.repeat(40))), 'its words describe it and do not make it larger').toEqual(KINDS.image.size)
  })

  test('[B130] a picture comes down in its own shape, within 320 × 320, no larger than it is, nowhere too small to hold', () => {
    expect(imageSize({ width: 1_600, height: 900 })).toEqual({ w: 320, h: 180 })
    expect(imageSize({ width: 600, height: 1_200 })).toEqual({ w: 160, h: 320 })
    expect(imageSize({ width: 100, height: 60 })).toEqual({ w: 100, h: 60 })
    expect(imageSize({ width: 1, height: 1 })).toEqual({ w: 24, h: 24 })
    expect(imageSize({ width: 2_048, height: 3 })).toEqual({ w: 320, h: 24 })
    for (const size of [imageSize({ width: 1, height: 20_000 }), imageSize({ width: 20_000, height: 1 })]) expect(cardFieldProblem('image', 'size', size)).toBeUndefined()
  })

  test('[B104] a drawing is as large as its card says, else as its kind', () => {
    expect(cardSize(card('drawing', '', { size: { w: 400, h: 300 } }))).toEqual({ w: 400, h: 300 })
    expect(seenSize(card('drawing', WORDS.repeat(40)))).toEqual(KINDS.drawing.size)
  })
})
