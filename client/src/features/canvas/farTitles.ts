import { areTitlesDrawn, HEAD, SIZE } from './areTitlesDrawn.ts'
import type { PictureFrame } from './farPicture.ts'

/** Titles are edited: what was measured of old ones is not kept for ever. */
const MOST_MEASURED = 5_000

/** Board units between two sheets, and the margin at the foot of one: so far a title may rise over the top of its sheet, off its cards. */
const RISE = 40

/** Fewer than this are no name. */
const LEAST_LETTERS = 7

/** A section, or the roadmap. `rise`: board units that its title may go over its top. */
export type Titled = { readonly title: string; readonly rise?: number; readonly position: { readonly x: number; readonly y: number }; readonly size: { readonly w: number; readonly h: number } }
type Inks = { readonly sheet: string; readonly ink: string; readonly font: string }
type How = { readonly frame: PictureFrame; readonly inks: Inks; readonly widths: ReturnType<typeof createTextWidths> }

/** From very far, the titles of sections and the roadmap once more, on a strip of their sheet above the cards. */
export function drawFarTitles(context: CanvasRenderingContext2D, titled: Iterable<Titled>, { frame, inks, widths }: How): void {
  const { scale, x: left, y: top } = frame
  if (!areTitlesDrawn(scale)) return
  const font = `660 ${SIZE}px ${inks.font}`
  context.font = font
  context.textBaseline = 'top'
  const widthOf = widths(font)
  for (const { title, position, size, rise = RISE } of titled) {
    const [x, y, room] = [(position.x - left) * scale, (position.y - top) * scale, size.w * scale - 6]
    if (room < 24 || x > frame.w || y > frame.h || x + room < 0 || y + size.h * scale < 0) continue
    const words = fitted(widthOf, title, room - 6)
    // One or two letters name nothing and cover the cards.
    if (words !== title && words.length < LEAST_LETTERS) continue
    const over = y - Math.min(rise * scale, Math.max(0, SIZE + 6 - HEAD * scale))
    context.fillStyle = inks.sheet
    context.fillRect(x, over, widthOf(words) + 10, SIZE + 6)
    context.fillStyle = inks.ink
    context.fillText(words, x + 5, over + 3)
  }
}

/** Whole words while they fit, then an ellipsis. */
export function fitted(widthOf: (words: string) => number, title: string, room: number): string {
  if (widthOf(title) <= room) return title
  const cut = (letters: number): string => `${title.slice(0, letters)}…`
  // The most letters that fit, one at least.
  let [fits, tooMany] = [1, title.length]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (widthOf(cut(middle)) <= room) fits = middle
    else tooMany = middle
  }
  return `${title.slice(0, fits).trimEnd()}…`
}

/** Asking the browser for the width of words is dear, and titles are the same in every frame: what was measured is kept, for one font. */
export function createTextWidths(context: Pick<CanvasRenderingContext2D, 'measureText'>): (font: string) => (words: string) => number {
  let known = { font: '', widths: new Map<string, number>() }
  return (font) => {
    if (known.font !== font || known.widths.size > MOST_MEASURED) known = { font, widths: new Map() }
    const { widths } = known
    return (words) => {
      const width = widths.get(words) ?? context.measureText(words).width
      widths.set(words, width)
      return width
    }
  }
}
