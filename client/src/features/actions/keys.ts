/**
 * Which keys ask for which action: the one table. The key map of the board looks presses up in it, and the catalogue shows
 * it. It stands apart from the catalogue because keys must work at once, while words and menus come when they are needed.
 * `Mod` is Ctrl, or Cmd on a Mac; `Arrow` any of the four, `ArrowUp` that one; `Digit1` a place on the keyboard, whatever sign is on it.
 */
export const KEYS = {
  edit: ['Enter', 'F2'],
  open: ['Mod+Enter'],
  'move-to': ['M'],
  link: ['L'],
  duplicate: ['Mod+D'],
  delete: ['Delete', 'Backspace'],
  copy: ['Mod+C'],
  cut: ['Mod+X'],
  paste: ['Mod+V'],
  'add-note': ['N'],
  'add-text': ['T'],
  'add-shape': ['S'],
  'add-image': ['I'],
  draw: ['P'],
  larger: [']'],
  smaller: ['['],
  wider: ['Shift+ArrowRight'],
  narrower: ['Shift+ArrowLeft'],
  taller: ['Shift+ArrowDown'],
  shorter: ['Shift+ArrowUp'],
  choose: ['Space'],
  'select-all': ['Mod+A'],
  escape: ['Escape'],
  undo: ['Mod+Z'],
  redo: ['Mod+Shift+Z', 'Mod+Y'],
  go: ['Arrow'],
  move: ['Alt+Arrow', 'Mod+Arrow'],
  'move-far': ['Alt+Shift+Arrow', 'Mod+Shift+Arrow'],
  first: ['Home'],
  last: ['End'],
  'next-page': ['PageDown'],
  'previous-page': ['PageUp'],
  'zoom-in': ['+', '='],
  'zoom-out': ['-', '_'],
  'zoom-full': ['0'],
  fit: ['Shift+Digit1'],
  'fit-selection': ['Shift+Digit2'],
  find: ['Mod+F'],
  'find-next': ['F3'],
  'find-previous': ['Shift+F3'],
  palette: ['Mod+K'],
  menu: ['Shift+F10', 'ContextMenu'],
  help: ['?'],
  bold: ['Mod+B'],
  bullets: ['Mod+Shift+Digit8'],
  numbers: ['Mod+Shift+Digit7'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type KeyedAction = keyof typeof KEYS

/** What of a key press decides: the letters of a KeyboardEvent. */
export type KeyPress = { readonly key: string; readonly code?: string; readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }

/** These the browser turns into events of their own. */
export const OF_THE_BROWSER: ReadonlySet<string> = new Set<KeyedAction>(['copy', 'cut', 'paste'])
/** These a field acts on while one writes in it (`features/cards/writing`); on the board they are nothing. */
export const OF_THE_FIELD: ReadonlySet<string> = new Set<KeyedAction>(['bold', 'bullets', 'numbers'])
/** What goes on little by little while its key is held down. */
const REPEATS: ReadonlySet<KeyedAction> = new Set(['go', 'move', 'move-far', 'next-page', 'previous-page', 'larger', 'smaller', 'wider', 'narrower', 'taller', 'shorter', 'zoom-in', 'zoom-out', 'undo', 'redo', 'find-next', 'find-previous'])
/** Whatever else a held key asks for is done once: a card that is thrown away gives the keyboard to the next, and that to the next. */
export const mayBeHeld = (action: KeyedAction): boolean => REPEATS.has(action)
const BY_CHORD = new Map(Object.entries(KEYS).filter(([action]) => !OF_THE_BROWSER.has(action) && !OF_THE_FIELD.has(action)).flatMap(([action, chords]) => chords.map((chord) => [chord as string, action as KeyedAction] as const)))

/** A key that writes a sign when pressed alone or with Shift. Who speaks to the computer, or trembles, turns those off (WCAG 2.1.4). */
export const isLetter = (chord: string): boolean => !/\b(Mod|Alt)\+/.test(chord) && /(^|\+)(.|Digit\d)$/.test(chord)

/** What this press asks for; `undefined`: not ours, the browser keeps it. */
export function actionOf(press: KeyPress, { letters }: { readonly letters: boolean }): KeyedAction | undefined {
  const command = press.ctrlKey || press.metaKey
  const mods = `${command ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}`
  const name = press.key.startsWith('Arrow') ? 'Arrow' : press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key
  // Shift makes other signs and large letters: where no chord asks for it, it says nothing.
  const wanted = press.shiftKey ? [...(press.code?.startsWith('Digit') === true ? [`${mods}Shift+${press.code}`] : []), `${mods}Shift+${press.key}`, `${mods}Shift+${name}`, ...(mods === '' ? [name] : [])] : [mods + name]
  const chord = wanted.find((each) => BY_CHORD.has(each) && (letters || !isLetter(each)))
  return chord === undefined ? undefined : BY_CHORD.get(chord)
}
