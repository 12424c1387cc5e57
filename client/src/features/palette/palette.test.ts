import { describe, expect, test } from 'vitest'
import { contextOf, freshBoard } from '../actions/test/contextOf.ts'
import { fitOf } from './fitOf.ts'
import { menuActions } from './menuActions.ts'
import { paletteGroups } from './paletteEntries.ts'

const names = (typed: string, context = contextOf(freshBoard()).context, language: 'nl' | 'en' = 'nl') => paletteGroups(context, language, typed).flatMap(({ entries }) => entries.map(({ name }) => name))

describe('what fits what was typed', () => {
  const named = (name: string, also = '') => ({ name, also })

  test('[AC7] accents and capitals do not count, and words may come in any order', () => {
    expect(fitOf(named('Eén kaart, en nóg een'), 'EEN nog')).toBeDefined()
    expect(fitOf(named('Verplaats naar…'), 'naar verpl')).toBeDefined()
    expect(fitOf(named('Verplaats naar…'), 'naar huis')).toBeUndefined()
    expect(fitOf(named('Verplaats naar…'), '  ')).toBe(0)
  })

  test('[AC7] the beginning of a name is better than the beginning of a word, then other words for it, then the middle of a word, then letters left out', () => {
    const fits = [named('Kaart kiezen'), named('Nieuwe kaart'), named('Notitie', 'kaart'), named('Landkaarten'), named('Koepel aan artikel kxaxaxrxt')].map((each) => fitOf(each, 'kaart') ?? Infinity)
    expect(fits).toEqual(fits.toSorted((a, b) => a - b))
    expect(new Set(fits).size).toBe(fits.length)
  })

  test('[AC7] fewer than four letters spread over a word fit nothing', () => {
    expect(fitOf(named('Weggooien'), 'wgn')).toBeUndefined()
    expect(names('vak')).not.toContain('Nieuwe visie-uitspraak')
    expect(fitOf(named('Weggooien'), 'wggn')).toBeDefined()
  })
})

describe('the palette', () => {
  test('[AC7] words that people use find the action by the name it has here', () => {
    for (const [typed, name] of [['verwijderen', 'Weggooien'], ['kopieren', 'Kopiëren'], ['dupliceren', 'Nog een keer neerleggen'], ['ongedaan', 'Terug'], ['pdf', 'Downloaden'], ['zwart wit', 'Hoog contrast'], ['geeltje', 'Nieuwe notitie']] as const) expect(names(typed)[0], typed).toBe(name)
    expect(names('redo', undefined, 'en')[0]).toBe('Redo')
    expect(names('qwxz')).toEqual([])
  })

  test('[AC8] what cannot be done now is there too, after what can be, with the reason', () => {
    const { context } = contextOf(freshBoard(), { allowed: { structure: false, reason: 'kind-not-allowed' } })
    const [adding] = paletteGroups(context, 'nl', 'nieuw')
    expect(adding?.id).toBe('adding')
    const whys = adding?.entries.map(({ why }) => why) ?? []
    expect(whys.indexOf('structure')).toBeGreaterThan(whys.lastIndexOf(undefined))
    expect(whys).toContain(undefined)
  })

  test('[AC8] with nothing typed all of it is there, in the order of the catalogue', () => {
    const groups = paletteGroups(contextOf(freshBoard()).context, 'nl', '')
    expect(groups.map(({ id }) => id)).toEqual(['cards', 'adding', 'clipboard', 'things', 'undoing', 'choosing', 'sections', 'lanes', 'arranging', 'looking', 'rounds', 'sharing', 'appearance'])
  })

  test('[AC9] an action on one of several things is there once for each', () => {
    const board = freshBoard()
    for (const [at, title] of ['Culemborg', 'Tiel'].entries()) board.commands.addSection({ title, position: { x: at * 900, y: 0 }, size: { w: 740, h: 520 } })
    const { context } = contextOf(board)
    expect(names('ga naar', context)).toEqual(expect.arrayContaining(['Ga naar vak Culemborg', 'Ga naar vak Tiel']))
    expect(names('tiel', context)).toEqual(['Ga naar vak Tiel'])
    expect(names('ga naar vak'), 'without sections it says that there are none').toEqual(['Ga naar vak'])
  })
})

describe('menus', () => {
  test('[AC10] a menu offers what can be done with what was pressed, and throwing away comes last', () => {
    const board = freshBoard()
    const [a = '', b = ''] = board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }, { kind: 'note', position: { x: 300, y: 0 } }])
    const ids = (...given: Parameters<typeof menuActions>) => menuActions(...given).map(({ id }) => id)
    expect(ids('card', contextOf(board, { ids: [a] }).context)).toEqual(['edit', 'open', 'move-to', 'link', 'duplicate', 'copy', 'cut', 'size', 'larger', 'smaller', 'lock', 'raise', 'lower', 'fit-selection', 'delete'])
    expect(ids('cards', contextOf(board, { ids: [a, b] }).context)).toEqual(['move-to', 'duplicate', 'copy', 'cut', 'size', 'lock', 'tidy', 'group-section', 'raise', 'lower', 'fit-selection', 'delete'])
    const viewer = { kinds: [], links: false, structure: false, reason: 'viewer' }
    expect(ids('card', contextOf(board, { ids: [a], allowed: viewer }).context)).toEqual(['open', 'copy', 'fit-selection'])
    expect(ids('ground', contextOf(board, { allowed: viewer }).context)).toEqual(['select-all', 'find', 'fit'])
    const only = new Set(['copy', 'fit-selection', 'find'])
    expect(ids('card', contextOf(board, { ids: [a], only }).context), '[CB16] where only some actions are').toEqual(['copy', 'fit-selection'])
    expect(paletteGroups(contextOf(board, { ids: [a], only }).context, 'nl', '').flatMap(({ entries }) => entries.map(({ key }) => key))).toEqual(['copy', 'find', 'fit-selection'])
    const sectionId = board.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 900 }, size: { w: 740, h: 520 } })
    expect(ids('section', contextOf(board, { sectionId }).context)).toEqual(['add-note', 'paste-lines', 'section-show', 'section-rename', 'section-size', 'section-delete'])
  })
})
