import { expect, test } from 'vitest'
import { visibleLine, visibleText } from './visibleText.ts'

test('[X9] control characters, direction overrides and halves of pairs become visible signs', () => {
  expect(visibleText('bel \u0007 esc \u001b[31m del \u007f')).toBe('bel ␇ esc ␛[31m del ␡')
  expect(visibleText('verslag\u202efdp.exe')).toBe('verslag\ufffdfdp.exe')
  expect(visibleText('half \ud83d hier')).toBe('half \ufffd hier')
  expect(visibleText('\ufffe\uffff\u0085x')).toBe('\ufffd\ufffd\nx')
})

test('[X9] every line end is one line end; emoji that are joined stay joined', () => {
  expect(visibleText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd')
  expect(visibleText('👩🏽‍🦽 🏳️‍🌈')).toBe('👩🏽‍🦽 🏳️‍🌈')
})

test('[X9] what is left holds nothing that XML 1.0 forbids', () => {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/
  const left = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => forbidden.test(visibleText(String.fromCharCode(code))))
  expect(left).toEqual([])
})

test('[X9] on one line every white space is one space', () => {
  expect(visibleLine('  a \n\t b  ')).toBe('a b')
})
