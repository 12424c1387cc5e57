/** Single letters as keys can be turned off on this device (WCAG 2.1.4). */
const KEY = 'visiebord.letters'

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** Storage may be forbidden: then letters are on. */
export function lettersAreOn(store: () => Store = () => localStorage): boolean {
  try {
    return store().getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function setLetters(on: boolean, store: () => Store = () => localStorage): void {
  try {
    store().setItem(KEY, on ? 'on' : 'off')
  } catch {
    // The next page asks again; there is no place to remember it.
  }
}
