/** What of a key press decides: the letters of a KeyboardEvent. */
export type KeyPress = { readonly key: string; readonly code?: string; readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }
export type Direction = 'left' | 'right' | 'up' | 'down'

/** What a key asks of the board. */
export type BoardKey =
  | { readonly do: 'go'; readonly direction: Direction }
  | { readonly do: 'move'; readonly direction: Direction; readonly far: boolean }
  | { readonly do: 'first' | 'last' | 'next-page' | 'previous-page' }
  | { readonly do: 'edit' | 'choose' | 'place' | 'link' | 'delete' | 'duplicate' | 'select-all' | 'escape' | 'open' }
  | { readonly do: 'undo' | 'redo' | 'add' | 'zoom-in' | 'zoom-out' | 'zoom-full' | 'fit' | 'fit-selection' }

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

function withCommand(press: KeyPress, key: string): BoardKey | undefined {
  switch (key) {
    case 'z':
      return { do: press.shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { do: 'redo' }
    case 'a':
      return { do: 'select-all' }
    case 'd':
      return { do: 'duplicate' }
    case 'enter':
      return { do: 'open' }
    default:
      return undefined
  }
}

/** `undefined`: not ours, the browser keeps it. Single letters can be turned off (`letters`), WCAG 2.1.4. */
export function boardKey(press: KeyPress, options: { readonly letters: boolean } = { letters: true }): BoardKey | undefined {
  const command = press.ctrlKey || press.metaKey
  const direction = ARROWS[press.key]
  if (direction !== undefined) return press.altKey || command ? { do: 'move', direction, far: press.shiftKey } : { do: 'go', direction }
  const key = press.key.toLowerCase()
  if (command) return press.altKey ? undefined : withCommand(press, key)
  if (press.altKey) return undefined
  switch (press.key) {
    case 'Home':
      return { do: 'first' }
    case 'End':
      return { do: 'last' }
    case 'PageDown':
      return { do: 'next-page' }
    case 'PageUp':
      return { do: 'previous-page' }
    case 'Enter':
    case 'F2':
      return { do: 'edit' }
    case ' ':
      return { do: 'choose' }
    case 'Delete':
    case 'Backspace':
      return { do: 'delete' }
    case 'Escape':
      return { do: 'escape' }
  }
  if (!options.letters) return undefined
  // Shift+1 is another sign on many keyboards: the place of the key tells.
  if (press.shiftKey && press.code === 'Digit1') return { do: 'fit' }
  if (press.shiftKey && press.code === 'Digit2') return { do: 'fit-selection' }
  switch (key) {
    case '+':
    case '=':
      return { do: 'zoom-in' }
    case '-':
    case '_':
      return { do: 'zoom-out' }
    case '0':
      return { do: 'zoom-full' }
    case 'n':
      return { do: 'add' }
    case 'm':
      return { do: 'place' }
    case 'l':
      return { do: 'link' }
    default:
      return undefined
  }
}
