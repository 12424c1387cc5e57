import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import { expect, test } from 'vitest'
import { goldenReport } from '../../test/golden/goldenReport.ts'
import { renderJson } from './renderJson.ts'

test('[X30] the file reads back as an equal board, nasty notes and all', () => {
  const report = goldenReport()
  const { format, parties, ...board } = JSON.parse(new TextDecoder().decode(renderJson(report)))
  expect(format).toBe('visiebord-board/1')
  expect(parties).toEqual(report.parties)
  expect(parseContent(board)).toEqual({ ok: true, content: report.content })
})

test('[X30] the order of keys in memory makes no difference, and __proto__ is an id like any other', () => {
  const report = goldenReport()
  const turned = { ...report, content: { ...report.content, cards: report.content.cards.map((card) => Object.fromEntries(Object.entries(card).toReversed()) as typeof card) } }
  expect(renderJson(turned)).toEqual(renderJson(report))
  const note = report.content.cards.find(({ kind }) => kind === 'note')
  if (note === undefined) throw new Error('no note')
  const odd = { ...report, content: { ...report.content, cards: [{ ...note, id: '__proto__' }] } }
  expect(JSON.parse(new TextDecoder().decode(renderJson(odd))).cards[0].id).toBe('__proto__')
})
