import { describe, expect, test } from 'vitest'
import { KINDS } from '../kinds/kindTable.ts'
import { CARD_KINDS, type Card } from '../schema.ts'
import { mayResize, resizedBy, resizedTo } from './resizing.ts'

const card = (kind: Card['kind'], more: object = {}): Card => ({ id: 'k', kind, text: '', order: 'a', position: { x: 0, y: 0 }, ...more }) as Card

describe('how large a card becomes', () => {
  test('[TG11] notes and shapes freely, a text across only, a drawing by its ratio, others not at all', () => {
    expect(resizedTo(card('note'), { w: 300.4, h: 100.6 })).toEqual({ w: 300, h: 101 })
    expect(resizedTo(card('shape'), { w: 1, h: 1e6 })).toEqual({ w: 60, h: 20_000 })
    expect(resizedTo(card('text'), { w: 500, h: 900 })).toEqual({ w: 500, h: KINDS.text.size.h })
    expect(resizedTo(card('drawing', { size: { w: 200, h: 100 } }), { w: 300, h: 100 })).toEqual({ w: 300, h: 150 })
    expect(resizedTo(card('drawing', { size: { w: 200, h: 100 } }), { w: 1, h: 1 })).toEqual({ w: 48, h: 24 })
    for (const kind of CARD_KINDS) expect(resizedTo(card(kind), { w: 400, h: 400 }) !== undefined, kind).toBe(mayResize(card(kind)))
    const { position: _, ...nowhere } = card('note')
    expect(mayResize(nowhere)).toBe(false)
  })

  test('[TG11] three steps by key or menu double it, three back give its size again', () => {
    for (const kind of CARD_KINDS.filter((each) => mayResize(card(each)))) {
      let size = KINDS[kind].size
      for (let step = 0; step < 3; step++) size = resizedBy(card(kind, { size }), 1) ?? size
      expect(size.w / KINDS[kind].size.w).toBeCloseTo(2, 1)
      for (let step = 0; step < 3; step++) size = resizedBy(card(kind, { size }), -1) ?? size
      expect(Math.abs(size.w - KINDS[kind].size.w)).toBeLessThanOrEqual(2)
    }
  })
})
