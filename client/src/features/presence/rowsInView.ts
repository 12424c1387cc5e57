/** What one sees of the rows, px of the window. */
export type Pane = { readonly top: number; readonly bottom: number }

/** What scrolls the rows: the sheet, or on a low window the page. */
export function scrollerOf(list: Element): Element | null {
  const sheet = list.querySelector('main')
  return sheet !== null && getComputedStyle(sheet).overflowY === 'visible' ? document.scrollingElement : sheet
}

export function paneOf(list: Element): Pane {
  const sheet = list.querySelector('main')
  if (sheet === null) return { top: 0, bottom: window.innerHeight }
  const box = sheet.getBoundingClientRect()
  const looks = getComputedStyle(sheet)
  // What a heading and the buttons of a phone lie over is kept free for the keyboard; it is not seen either.
  const free = (padding: string): number => Number.parseFloat(padding) || 0
  return { top: Math.max(0, box.top + free(looks.scrollPaddingTop)), bottom: Math.min(window.innerHeight, box.bottom - free(looks.scrollPaddingBottom)) }
}

/** Of `count` things in order downwards, the first that ends below `y`; `count` when none does. */
export function firstBelow(count: number, bottomOf: (at: number) => number, y: number): number {
  let [from, until] = [0, count]
  while (from < until) {
    const middle = (from + until) >> 1
    if (bottomOf(middle) > y) until = middle
    else from = middle + 1
  }
  return from
}

/** The card at which one is in the list: that of the row which had the keyboard last, while one sees it, else of the first row in view. Reads layout. */
export function cardRead(list: Element, held: string | undefined): string | undefined {
  const pane = paneOf(list)
  const row = held === undefined ? null : list.querySelector(`[data-row][data-card-id="${CSS.escape(held)}"]`)
  const box = row?.getBoundingClientRect()
  if (box !== undefined && box.bottom > pane.top && box.top < pane.bottom) return held
  const rows = list.querySelectorAll<HTMLElement>('[data-row]')
  return rows[firstBelow(rows.length, (at) => rows[at]?.getBoundingClientRect().bottom ?? 0, pane.top)]?.dataset['cardId']
}
