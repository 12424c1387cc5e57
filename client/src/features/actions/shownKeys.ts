const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** A chord as one reads it on the keys: `Mod+Shift+Z` is Ctrl, Shift, Z. */
export function shownKeys(chord: string, names: Readonly<Record<string, string>>, mac: boolean): readonly string[] {
  // A plus is a key too.
  const parts = chord.length === 1 ? [chord] : chord.split('+')
  return parts.map((part) => (mac ? MAC[part] : undefined) ?? names[part] ?? part.replace(/^Digit/, ''))
}

/** Cmd stands where Ctrl stands elsewhere. */
export const isMac = (platform: string = navigator.platform): boolean => /^(Mac|iP)/.test(platform)
