import type { Pane } from './fieldLines.ts'

/** All that decides where a letter of a field stands. */
const DECIDES = [
  'font-family', 'font-size', 'font-weight', 'font-style', 'font-stretch', 'font-feature-settings', 'font-variation-settings', 'font-kerning', 'letter-spacing', 'word-spacing', 'line-height',
  'text-align', 'text-indent', 'text-transform', 'tab-size', 'hyphens', 'word-break', 'direction', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left',
] as const
/** Takes no room, and gives the last line a letter to stand at, also when it is empty. */
const END = '\u200B'

/**
 * A browser does not tell where the letters of a field stand: the same words are laid beside it in the same way. Answers
 * those words, how far the field is scrolled, and what of it is seen, px from `origin`. Reads layout.
 */
export function mirrorField(field: HTMLTextAreaElement, mirror: HTMLElement, origin: { readonly x: number; readonly y: number }): { readonly element: HTMLElement; readonly text: string; readonly up: number; readonly pane: Pane } {
  const looks = getComputedStyle(field)
  for (const name of DECIDES) mirror.style.setProperty(name, looks.getPropertyValue(name))
  const box = field.getBoundingClientRect()
  const [left, top] = [box.x - origin.x + field.clientLeft, box.y - origin.y + field.clientTop]
  mirror.style.left = `${left}px`
  mirror.style.top = `${top}px`
  mirror.style.width = `${field.clientWidth}px`
  const text = field.value + END
  if (mirror.textContent !== text) mirror.textContent = text
  return { element: mirror, text, up: field.scrollTop, pane: { top, bottom: top + field.clientHeight } }
}
