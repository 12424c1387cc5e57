import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findMatches, firstFrom } from './findMatches.ts'

const PARTIES = new Map([['p1', { name: 'Gemeente Culemborg', short: 'CUL' }], ['p2', { name: 'Gemeente Tiel', short: 'TIE' }]])

function table() {
  let count = 0
  const { commands, read } = openBoard(new Y.Doc(), { newId: () => `id-${++count}`, authorId: () => 'me' })
  const section = commands.addSection({ title: 'Énergie en loket', position: { x: 0, y: 0 }, size: { w: 740, h: 520 } })
  const note = (text: string, x: number, y: number, more: Readonly<Record<string, string>> = {}) => commands.addCards([{ kind: 'note', text, position: { x, y }, ...more }])[0] ?? ''
  const find = (typed: string) => findMatches(read, PARTIES, typed).map(({ of, id }) => (of === 'section' ? `section ${id}` : id))
  return { commands, read, section, note, find }
}

describe('finding on the board', () => {
  test('[AC12] accents and capitals do not count, and every word typed must be there, in any order', () => {
    const { note, find } = table()
    const loket = note('Eén digitaal LOKET voor iedereen', 2000, 0)
    note('Elk dorp zijn balie', 2300, 0)
    expect(find('een loket')).toEqual([loket])
    expect(find('loket DIGITÁÁL')).toEqual([loket])
    expect(find('loket balie')).toEqual([])
    expect(find('  ')).toEqual([])
  })

  test('[AC12] the name of a party finds its cards, also together with words of the card; a title finds its section', () => {
    const { section, note, find } = table()
    const ours = note('Een loket', 2000, 0, { partyId: 'p1' })
    const theirs = note('Een balie', 2300, 0, { partyId: 'p2' })
    expect(find('culemborg')).toEqual([ours])
    expect(find('tie')).toEqual([theirs])
    expect(find('culemborg loket')).toEqual([ours])
    expect(find('culemborg balie')).toEqual([])
    expect(find('energie')).toEqual([`section ${section}`])
  })

  test('[WD3] words are found across the marks of bold and lists, and told without them', () => {
    const { note, find, read } = table()
    const id = note('- **Eén** loket\n- **kern**taak', 2000, 0)
    expect(find('een loket kerntaak')).toEqual([id])
    expect(find('**')).toEqual([])
    expect(findMatches(read, PARTIES, 'kerntaak')[0]?.text).toBe('Eén loket\nkerntaak')
  })

  test('[AC12] fields that hold words are searched too', () => {
    const { commands, find } = table()
    const [development = '', project = ''] = commands.addCards([{ kind: 'development', text: 'Vergrijzing', position: { x: 2000, y: 0 }, fields: { horizon: 'tot 2035' } }, { kind: 'project', text: 'Loket bouwen', position: { x: 2400, y: 0 } }])
    const [step = ''] = commands.addCards([{ kind: 'step', text: 'Bellen', fields: { projectId: project, ownerRole: 'teamleider' } }])
    expect(find('2035')).toEqual([development])
    expect(find('teamleider')).toEqual([step])
  })

  test('[AC13] matches stand in the order in which the board is read, and follow what is written', () => {
    const { commands, section, note, find } = table()
    const free = note('loket los', 2000, 0)
    const right = note('loket rechts', 300, 100, { sectionId: section })
    const left = note('loket links', 20, 100, { sectionId: section })
    expect(find('loket')).toEqual([`section ${section}`, left, right, free])
    commands.setCardText(left, 'balie links')
    expect(find('loket')).toEqual([`section ${section}`, right, free])
  })

  test('[AC13] finding begins with the first match in view', () => {
    const matches = ['a', 'b', 'c'].map((id) => ({ of: 'card' as const, id, text: '' }))
    expect(firstFrom(matches, ({ id }) => id !== 'a')).toBe(1)
    expect(firstFrom(matches, () => false)).toBe(0)
  })
})
