import { expect, test } from 'vitest'
import { afterPress, chosenAmong } from './chosenRows.ts'

const rows = ['a', 'b', 'c', 'd']

test('[TP12] a press chooses a row or lets it go; with Shift all from the last press to here, in either direction', () => {
  const press = (chosen: readonly string[], id: string, range = false, from?: string) => [...afterPress(new Set(chosen), id, { range, from, rows })].sort()
  expect(press([], 'b')).toEqual(['b'])
  expect(press(['a', 'b'], 'b')).toEqual(['a'])
  expect(press(['b'], 'd', true, 'b')).toEqual(['b', 'c', 'd'])
  expect(press(['d'], 'b', true, 'd')).toEqual(['b', 'c', 'd'])
  expect(press(['d'], 'b', true), 'nothing pressed before').toEqual(['b', 'd'])
  expect(press(['d'], 'b', true, 'gone'), 'the row pressed before is not shown').toEqual(['b', 'd'])
})

test('[TP12] what a filter hides is not acted upon', () => {
  expect(chosenAmong(new Set(['d', 'x', 'a']), rows)).toEqual(['a', 'd'])
})
