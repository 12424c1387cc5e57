import { describe, expect, test } from 'vitest'
import { besideCaret, shownRuns } from './shownPlaces.ts'

/** The letter beside a caret that stands at `|`. */
const beside = (marked: string): string | undefined => {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = besideCaret(text, shownRuns(text) ?? [], caret)
  return found === undefined ? undefined : `${found.side} ${text[found.letter]}`
}

describe('where somebody writes in a card with lists and bold', () => {
  test('[WD11] a card without marks shows its text as it is', () => {
    expect(shownRuns('Loket -5 graden')).toBeUndefined()
  })

  test.each([
    ['- op|en', 'behind p'],
    ['- open|', 'behind n'],
    ['|- open', 'before o'],
    ['-| open', 'before o'],
    ['- |open', 'before o'],
    ['- een\n- |twee', 'before t'],
    ['- een\n|- twee', 'before t'],
    ['- een|\n- twee', 'behind n'],
    ['wij **zijn|** er', 'behind n'],
    ['wij **zijn*|* er', 'behind n'],
    ['wij **zijn**| er', 'behind n'],
    ['wij |**zijn** er', 'behind  '],
    ['wij **|zijn** er', 'behind  '],
    ['**|zijn** er', 'before z'],
    ['- een\n|\n- twee', undefined],
    ['- een\n\n- twee\n|', undefined],
  ])('[WD11] in %j the caret stands %s', (text, place) => {
    expect(beside(text)).toBe(place)
  })
})
