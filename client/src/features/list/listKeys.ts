import type { KeyedAction } from '../actions/keys.ts'
import type { Direction } from '../canvas/keyMap.ts'

/**
 * Where each key of the catalogue is answered while the keyboard is in the list: by the row it is on, by the catalogue, or
 * wherever on the page it is; `board`: only there. The compiler names a key that has no place here.
 */
export const LIST_KEYS = {
  edit: 'row',
  open: 'action',
  'move-to': 'row',
  link: 'action',
  duplicate: 'action',
  delete: 'row',
  copy: 'page',
  cut: 'page',
  paste: 'page',
  'add-note': 'action',
  'add-text': 'action',
  'add-shape': 'action',
  'add-image': 'action',
  draw: 'board',
  larger: 'action',
  smaller: 'action',
  wider: 'action',
  narrower: 'action',
  taller: 'action',
  shorter: 'action',
  choose: 'row',
  'select-all': 'action',
  escape: 'row',
  undo: 'action',
  redo: 'action',
  go: 'row',
  move: 'row',
  'move-far': 'row',
  first: 'row',
  last: 'row',
  'next-page': 'row',
  'previous-page': 'row',
  'zoom-in': 'board',
  'zoom-out': 'board',
  'zoom-full': 'board',
  fit: 'board',
  'fit-selection': 'board',
  find: 'page',
  'find-next': 'page',
  'find-previous': 'page',
  palette: 'page',
  menu: 'page',
  help: 'page',
  bold: 'page',
  bullets: 'page',
  numbers: 'page',
} as const satisfies Readonly<Record<KeyedAction, 'row' | 'action' | 'page' | 'board'>>

const DIRECTIONS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

export const directionOf = (key: string): Direction | undefined => DIRECTIONS[key]
