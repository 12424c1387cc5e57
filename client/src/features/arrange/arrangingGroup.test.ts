import { describe, expect, test } from 'vitest'
import { runAction } from '../actions/catalogue.ts'
import { contextOf, freshBoard } from '../actions/test/contextOf.ts'
import { actionWords } from '../actions/words.ts'
import { menuActions } from '../palette/menuActions.ts'
import { paletteGroups } from '../palette/paletteEntries.ts'

const VIEWER = { kinds: [], links: false, structure: false, reason: 'viewer' } as const

describe('arranging in palette and menus', () => {
  test('[AR19] all of it is in the palette, and says why it cannot be done now', () => {
    const board = freshBoard()
    const [a = '', b = ''] = board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }, { kind: 'note', position: { x: 30, y: 300 } }])
    const why = (id: Parameters<typeof runAction>[0], more: Parameters<typeof contextOf>[1] = {}) => runAction(id, contextOf(board, more).context)
    expect(why('align-left', { ids: [a] })).toBe('chooseTwo')
    expect(why('tidy', { ids: [a, b], allowed: VIEWER })).toBe('viewer')
    expect(why('distribute-down', { ids: [a, b] })).toBe('chooseThree')
    expect(why('sort-text', { ids: [a, b] })).toBe('chooseSection')
    expect(why('group-section', { ids: [a], allowed: { structure: false, reason: 'kinds-limited' } })).toBe('structure')
    for (const reason of ['chooseTwo', 'chooseThree'] as const) expect(actionWords.nl.reasons[reason]).toMatch(/^Kies eerst/)
    const [first] = paletteGroups(contextOf(board, { ids: [a, b] }).context, 'nl', 'uitlijnen')
    expect(first?.entries.slice(0, 3).map(({ name }) => name)).toEqual(['Links uitlijnen', 'Rechts uitlijnen', 'Boven uitlijnen'])
  })

  test('[AR19] a section that holds cards offers to sort them, an empty one does not', () => {
    const board = freshBoard()
    const sectionId = board.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 740, h: 520 } })
    const offered = () => menuActions('section', contextOf(board, { sectionId }).context).map(({ id }) => id).filter((id) => id.startsWith('sort-'))
    expect(offered()).toEqual([])
    board.commands.addCards([{ kind: 'note', position: { x: 30, y: 80 }, sectionId }])
    expect(offered()).toEqual(['sort-party', 'sort-theme', 'sort-text'])
  })
})
