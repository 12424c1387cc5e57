import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'

const textOf = (value: object) => {
  const outcome = canonicalJson(value)
  return outcome.ok ? outcome.value : outcome
}

test('[SEAL4] keys stand in UTF-16 order, numbers and strings in their RFC 8785 form', () => {
  // The example of RFC 8785 §3.2.3 and its numbers of §3.2.2.
  expect(textOf({ '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 })).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  expect(textOf([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  expect(textOf(['\u20ac$\u000f\nA\'B"\\\\"/\u2028\u007f'])).toBe('["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f"]')
})

test('[SEAL4] __proto__ and constructor are keys and ids like any other', () => {
  expect(textOf(JSON.parse('{"constructor":1,"__proto__":{"id":"__proto__","x":[]}}'))).toBe('{"__proto__":{"id":"__proto__","x":[]},"constructor":1}')
})

test('[SEAL4] depth is no danger', () => {
  let deep: unknown[] = []
  for (let level = 0; level < 20_000; level++) deep = [deep]
  expect(textOf(deep)).toHaveLength(40_002)
})

test('[SEAL5] what JSON cannot carry is refused, and the object that holds it is named', () => {
  const card = (value: unknown) => ({ content: { cards: [{ id: 'c1' }, { id: '__proto__', position: { x: value } }] } })
  for (const [value, said] of [[1n, 'a BigInt'], [Number.NaN, 'NaN'], [Number.POSITIVE_INFINITY, 'Infinity'], ['\ud83d', 'half a character']] as const) {
    expect(textOf(card(value))).toEqual({ ok: false, refused: 'not-recordable', detail: `content.cards[1].position.x: ${said} (id "__proto__")` })
  }
  const ring: Record<string, unknown> = { id: 'r' }
  ring['self'] = ring
  expect(textOf({ links: [ring] })).toMatchObject({ refused: 'not-recordable', detail: 'links[0].self: contains itself (id "r")' })
})

test('[SEAL4] reading it back and writing it again gives the same text, whatever order the keys came in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
      const text = textOf(value)
      if (typeof text !== 'string') return
      const turned = Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())
      expect(textOf(turned)).toBe(text)
    }),
  )
})
