import { describe, expect, test } from 'vitest'
import { matching, mentionQuery, withMention } from './mentionQuery.ts'

const at = (words: string) => mentionQuery(words.replace('|', ''), words.indexOf('|'))
const people = [{ id: '1', name: 'Anneke de Wit' }, { id: '2', name: 'Youssef El Amrani' }, { id: '3', name: 'Ömer Anders' }, { id: '4', name: 'Jan' }]

describe('[RK6] naming people while one types', () => {
  test.each<readonly [string, ReturnType<typeof mentionQuery>]>([
    ['@|', { at: 0, typed: '' }],
    ['@an|', { at: 0, typed: 'an' }],
    ['Zie (@an|)', { at: 5, typed: 'an' }],
    ['Zie @Anneke de|', { at: 4, typed: 'Anneke de' }],
    ['Zie @an| en @Jan', { at: 4, typed: 'an' }],
    ['jan@tiel|', undefined],
    ['Zie @an\n|', undefined],
    ['Zie @ an|', undefined],
    ['Zie |@an', undefined],
    ['|', undefined],
    [`@${'x'.repeat(60)}|`, undefined],
  ])('%s', (words, expected) => {
    expect(at(words)).toEqual(expected)
  })

  test('people are found by the beginning of any of their names, without accents and capitals; who begins so comes first', () => {
    expect(matching(people, 'an').map(({ id }) => id)).toEqual(['1', '3'])
    expect(matching(people, 'OMER').map(({ id }) => id)).toEqual(['3'])
    expect(matching(people, 'el am').map(({ id }) => id)).toEqual([])
    expect(matching(people, '').map(({ id }) => id)).toEqual(['1', '2', '3', '4'])
  })

  test('the name comes in full, with one space after it, and the caret behind that', () => {
    const query = (words: string) => ({ words: words.replace('|', ''), query: at(words) ?? { at: -1, typed: '' } })
    const one = query('Zie @ann| dit')
    expect(withMention(one.words, one.query, 'Anneke de Wit')).toEqual({ words: 'Zie @Anneke de Wit dit', caret: 19 })
    const end = query('@j|')
    expect(withMention(end.words, end.query, 'Jan')).toEqual({ words: '@Jan ', caret: 5 })
  })
})
