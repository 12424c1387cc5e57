import { describe, expect, test } from 'vitest'
import { mayBeHeld } from '../actions/keys.ts'
import { boardKey, type KeyPress, worksFromButtons } from './keyMap.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held })

describe('keys of the board', () => {
  test('[CV7] arrows walk; with Alt, Ctrl or Cmd they move the card, with Shift far', () => {
    expect(boardKey(press('ArrowLeft'))).toEqual({ do: 'go', direction: 'left' })
    for (const held of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }]) expect(boardKey(press('ArrowDown', held))).toEqual({ do: 'move', direction: 'down', far: false })
    expect(boardKey(press('ArrowUp', { altKey: true, shiftKey: true }))).toEqual({ do: 'move', direction: 'up', far: true })
  })

  test('[CV7] undo and redo have the keys of every platform', () => {
    expect(boardKey(press('z', { ctrlKey: true }))).toEqual({ do: 'undo' })
    expect(boardKey(press('Z', { metaKey: true, shiftKey: true }))).toEqual({ do: 'redo' })
    expect(boardKey(press('y', { ctrlKey: true }))).toEqual({ do: 'redo' })
  })

  test('[CV7] from a button works what asks for no card, and what presses, walks or leaves is the button’s own', () => {
    const from = (key: string, held: Partial<KeyPress> = {}, of: 'board' | 'page' = 'board') => {
      const asked = boardKey(press(key, held))
      return asked !== undefined && worksFromButtons(asked, of)
    }
    expect([from('z', { ctrlKey: true }), from('y', { ctrlKey: true }), from('a', { ctrlKey: true }), from('n'), from('+'), from('!', { shiftKey: true, code: 'Digit1' })]).toEqual(Array.from({ length: 6 }, () => true))
    expect(['Enter', ' ', 'Escape', 'ArrowDown', 'Home', 'PageDown', 'Delete', 'm', 'l'].filter((key) => from(key))).toEqual([])
    // Beside the fields of the panel a letter is meant for those.
    expect([from('z', { ctrlKey: true }, 'page'), from('n', {}, 'page'), from('+', {}, 'page'), from('a', { ctrlKey: true }, 'page')]).toEqual([true, false, false, false])
  })

  test('[CV26] a key held down walks, moves, sizes, zooms and takes back; it throws away, makes and opens once', () => {
    const held = (key: string, with_: Partial<KeyPress> = {}) => mayBeHeld(boardKey(press(key, with_))?.do ?? 'help')
    expect([held('ArrowUp'), held('ArrowUp', { altKey: true }), held(']'), held('ArrowLeft', { shiftKey: true }), held('+'), held('z', { ctrlKey: true })]).toEqual(Array.from({ length: 6 }, () => true))
    expect([held('Delete'), held(' '), held('n'), held('Enter'), held('d', { ctrlKey: true }), held('m'), held('Escape')]).toEqual(Array.from({ length: 7 }, () => false))
  })

  test('[CV8] single letters can be turned off; keys that are no letters stay', () => {
    for (const key of ['n', 'm', 'l', '0', '+', '-']) {
      expect(boardKey(press(key))).toBeDefined()
      expect(boardKey(press(key), { letters: false })).toBeUndefined()
    }
    expect(boardKey(press('Delete'), { letters: false })).toEqual({ do: 'delete' })
    expect(boardKey(press('Enter'), { letters: false })).toEqual({ do: 'edit' })
  })

  test('[CV7] the browser keeps its own: Ctrl+C, Ctrl+R, Alt+letter, Tab', () => {
    for (const [key, held] of [
      ['c', { ctrlKey: true }],
      ['r', { ctrlKey: true }],
      ['n', { altKey: true }],
      ['n', { ctrlKey: true }],
      ['Tab', {}],
      ['x', {}],
    ] as const)
      expect(boardKey(press(key, held))).toBeUndefined()
  })

  test('[CV7] Shift+1 is a place on the keyboard, whatever sign is on it', () => {
    expect(boardKey(press('!', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'fit' })
    expect(boardKey(press('&', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'fit' })
  })
})
