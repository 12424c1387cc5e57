import { partyMark } from '@visiebord/shared/report/shapes.ts'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import * as papers from '@visiebord/shared/workshop/papers.ts'
import { expect, test } from 'vitest'
import { MARKS, partyMarkPath } from './partyMarkPath.ts'

const ALL = Array.from({ length: MARKS }, (_, index) => index + 1)
const numbersIn = (path: string): readonly number[] => (path.match(/-?\d*\.?\d+/gu) ?? []).map(Number)

test('[W20] as many marks as there may be parties, no two the same, and none twice on one paper', () => {
  expect(MARKS).toBe(papers.MARKS)
  expect(MARKS).toBe(WORKSHOP_LIMITS.parties)
  expect(new Set(ALL.map(partyMarkPath)).size).toBe(MARKS)
  expect(ALL.map(papers.paperOf).filter((paper) => paper === 1)).toHaveLength(3)
})

test.each(ALL.slice(8))('[W20] mark %i is drawn on the page as in documents', (color) => {
  const [page, document] = [numbersIn(partyMarkPath(color)), numbersIn(partyMark(color, 8, 8, 6))]
  expect(page).toHaveLength(document.length)
  for (const [at, value] of page.entries()) expect(Math.abs(value - (document[at] ?? Number.NaN)), `number ${at}`).toBeLessThan(0.1)
})
