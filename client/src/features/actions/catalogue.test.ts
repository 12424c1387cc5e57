import { describe, expect, test } from 'vitest'
import { boardKey } from '../canvas/keyMap.ts'
import { CATALOGUE, runAction } from './catalogue.ts'
import { actionOf, isLetter, type KeyPress, KEYS, OF_THE_BROWSER, OF_THE_FIELD } from './keys.ts'
import { lettersAreOn, setLetters } from './letters.ts'
import { isMac, shownKeys } from './shownKeys.ts'
import { contextOf, freshBoard } from './test/contextOf.ts'
import { actionWords } from './words.ts'

/** The press that a chord describes. */
function pressOf(chord: string): KeyPress {
  const parts = chord.length === 1 ? [chord] : chord.split('+')
  const last = parts.at(-1) ?? ''
  const key = last === 'Arrow' ? 'ArrowLeft' : last === 'Space' ? ' ' : last.startsWith('Digit') ? '!' : last.length === 1 ? last.toLowerCase() : last
  return { key, code: last, shiftKey: parts.includes('Shift') || last === '?', altKey: parts.includes('Alt'), ctrlKey: parts.includes('Mod'), metaKey: false }
}

describe('the catalogue', () => {
  test('[AC1] every action has an id of its own and a name in both languages that no other of its group has', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length)
    for (const language of ['nl', 'en'] as const) {
      const names = CATALOGUE.map(({ group, words }) => `${group}: ${words[language].name}`)
      expect(names.filter((name) => name.endsWith(': '))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('[AC2] each shortcut belongs to one action, and each action with keys gets exactly its own from the key map', () => {
    const chords = Object.values(KEYS).flat()
    expect(new Set(chords).size).toBe(chords.length)
    for (const { id, keys } of CATALOGUE) {
      for (const chord of keys) {
        // The browser makes events of these: taken from it, it would not. Others are of the field in which one writes.
        const own = OF_THE_BROWSER.has(id) || OF_THE_FIELD.has(id) ? undefined : id
        expect(actionOf(pressOf(chord), { letters: true }), chord).toBe(own)
        expect(boardKey(pressOf(chord))?.do, chord).toBe(own === 'move-far' ? 'move' : own)
      }
    }
    const shown = CATALOGUE.flatMap(({ keys }) => keys)
    expect(shown.toSorted(), 'and no key is left out of the help').toEqual(chords.toSorted())
  })

  test('[AC2] what only keys can do has keys; everything else can be run', () => {
    for (const { id, keys, spec } of CATALOGUE) if (spec === undefined) expect(keys.length, id).toBeGreaterThan(0)
  })

  test('[AC3] an action that cannot be done now says why, and does nothing', () => {
    const board = freshBoard()
    const { context, calls } = contextOf(board, { allowed: { kinds: [], links: false, structure: false, reason: 'viewer', lead: false } })
    for (const [id, reason] of [['edit', 'chooseOne'], ['delete', 'chooseCard'], ['add-note', 'viewer'], ['add-section', 'viewer'], ['undo', 'nothingToUndo'], ['agenda', 'leads'], ['theme-light', 'isSo'], ['show-roadmap', 'noRoadmap']] as const) {
      expect(runAction(id, context)).toBe(reason)
      expect(actionWords.nl.reasons[reason], id).toMatch(/\.$/)
      expect(actionWords.en.reasons[reason], id).toMatch(/\.$/)
    }
    expect(calls).toEqual([])
  })

  test('[AC3] in the list, what needs places says that it is done on the board; words of cards can be changed in both', () => {
    const board = freshBoard()
    const [id = ''] = board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
    const { context } = contextOf(board, { on: 'list', canvas: undefined, ids: [id] })
    expect(runAction('fit', context)).toBe('onBoard')
    for (const both of ['edit', 'open', 'move-to', 'link', 'duplicate', 'select-all', 'delete', 'undo'] as const) expect(runAction(both, context), both).toBeUndefined()
  })

  test('[AC4] an action runs with what it was asked about', () => {
    const board = freshBoard()
    const [note = '', project = ''] = board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }, { kind: 'project', position: { x: 300, y: 0 } }])
    const [step = ''] = board.commands.addCards([{ kind: 'step', fields: { projectId: project } }])
    const one = contextOf(board, { ids: [note], at: { x: 5, y: 6 } })
    expect(runAction('edit', one.context)).toBeUndefined()
    runAction('add-note', one.context)
    runAction('theme-dark', one.context)
    expect(one.calls).toEqual([`edit "${note}"`, 'add "note" {"x":5,"y":6}', 'theme dark'])
    const several = contextOf(board, { ids: [note, step] })
    runAction('move-to', several.context)
    expect(several.calls, 'a step goes along with its project').toEqual([`moveTo ["${note}"]`])
    expect(runAction('move-to', contextOf(board, { ids: [step] }).context)).toBe('chosenStays')
  })
})

describe('keys as one reads them', () => {
  test('[AC5] keys are told by the names on them, on a Mac by its signs', () => {
    expect(shownKeys('Mod+Shift+Z', actionWords.nl.keyNames, false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(shownKeys('Mod+Shift+Z', actionWords.nl.keyNames, true)).toEqual(['⌘', '⇧', 'Z'])
    expect(shownKeys('Alt+Arrow', actionWords.nl.keyNames, false)).toEqual(['Alt', 'pijltjes'])
    expect(shownKeys('Shift+Digit1', actionWords.nl.keyNames, false)).toEqual(['Shift', '1'])
    expect(shownKeys('+', actionWords.en.keyNames, false)).toEqual(['+'])
    expect([isMac('MacIntel'), isMac('iPhone'), isMac('Linux x86_64'), isMac('Win32')]).toEqual([true, true, false, false])
  })

  test('[AC6] the switch of single letters is remembered, and works where nothing can be remembered', () => {
    const kept = new Map<string, string>()
    const store = () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })
    expect(lettersAreOn(store)).toBe(true)
    setLetters(false, store)
    expect([lettersAreOn(store), kept.get('visiebord.letters')]).toEqual([false, 'off'])
    setLetters(true, store)
    expect(lettersAreOn(store)).toBe(true)
    const forbidden = () => {
      throw new Error('storage is forbidden')
    }
    setLetters(false, forbidden)
    expect(lettersAreOn(forbidden)).toBe(true)
  })

  test('[AC6] every key that writes a sign is turned off, and only those', () => {
    const off = Object.values(KEYS).flat().filter(isLetter)
    expect(off.toSorted()).toEqual(['+', '-', '0', '=', '?', 'I', 'L', 'M', 'N', 'P', 'S', 'Shift+Digit1', 'Shift+Digit2', 'T', '[', ']', '_'])
    for (const chord of off) expect(actionOf(pressOf(chord), { letters: false })).toBeUndefined()
  })
})
