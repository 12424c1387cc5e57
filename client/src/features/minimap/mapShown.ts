const KEY = 'visiebord.map'
/** From this width on there is room for a map beside the cards; CSS px. */
export const MAP_FROM_PX = 1100

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** What was chosen on this device before; otherwise whether there is room. Storage may be forbidden. */
export function mapIsShown(width: number, shelf: () => Shelf = () => localStorage): boolean {
  try {
    const chosen = shelf().getItem(KEY)
    if (chosen === 'shown' || chosen === 'folded') return chosen === 'shown'
  } catch {
    // As if never chosen.
  }
  return width >= MAP_FROM_PX
}

export function rememberMap(shown: boolean, shelf: () => Shelf = () => localStorage): void {
  try {
    shelf().setItem(KEY, shown ? 'shown' : 'folded')
  } catch {
    // It is asked anew on the next page.
  }
}
