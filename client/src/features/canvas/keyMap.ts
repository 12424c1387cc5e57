import { actionOf, type KeyedAction, type KeyPress } from '../actions/keys.ts'

export type { KeyPress }
export type Direction = 'left' | 'right' | 'up' | 'down'

/** What a key asks of the board: an action of the catalogue, for arrows with where to. */
export type BoardKey =
  | { readonly do: 'go'; readonly direction: Direction }
  | { readonly do: 'move'; readonly direction: Direction; readonly far: boolean }
  | { readonly do: Exclude<KeyedAction, 'go' | 'move' | 'move-far'> }

const FROM_ANYWHERE: ReadonlySet<KeyedAction> = new Set(['undo', 'redo'])
/** What asks for no card and takes nothing from a button: who pressed one with the mouse goes on by key. */
const FROM_BUTTONS: ReadonlySet<KeyedAction> = new Set([...FROM_ANYWHERE, 'select-all', 'add-note', 'add-text', 'add-shape', 'add-image', 'draw', 'zoom-in', 'zoom-out', 'zoom-full', 'fit', 'fit-selection'])

/** Whether this works too while a button has the keyboard: one of the board's own, or any of the page (beside a form a letter would be taken for one that was typed). */
export const worksFromButtons = ({ do: asked }: BoardKey, of: 'board' | 'page'): boolean => (of === 'board' ? FROM_BUTTONS : FROM_ANYWHERE).has(asked)

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/** `undefined`: not ours, the browser keeps it. Single letters can be turned off (`letters`), WCAG 2.1.4. */
export function boardKey(press: KeyPress, options: { readonly letters: boolean } = { letters: true }): BoardKey | undefined {
  const asked = actionOf(press, options)
  if (asked === undefined) return undefined
  if (asked !== 'go' && asked !== 'move' && asked !== 'move-far') return { do: asked }
  const direction = ARROWS[press.key]
  if (direction === undefined) return undefined
  return asked === 'go' ? { do: 'go', direction } : { do: 'move', direction, far: asked === 'move-far' }
}
