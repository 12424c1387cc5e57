import { actionOf, type KeyedAction, type KeyPress } from '../actions/keys.ts'

export type { KeyPress }
export type Direction = 'left' | 'right' | 'up' | 'down'

/** What a key asks of the board: an action of the catalogue, for arrows with where to. */
export type BoardKey =
  | { readonly do: 'go'; readonly direction: Direction }
  | { readonly do: 'move'; readonly direction: Direction; readonly far: boolean }
  | { readonly do: Exclude<KeyedAction, 'go' | 'move' | 'move-far'> }

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
