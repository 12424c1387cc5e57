import type { Stage } from './stage.ts'

/** Height of the words, px: chrome is never under 13, and a title is the last thing that may fade. */
const SIZE = 15
/** Board units above the cards of a section; once this is lower than the words, they would lie half under the cards. */
const HEAD = 64

/** Fewer than this are no name. */
const LEAST_LETTERS = 5

/** Whether the drawn titles stand in for those on the sheets. */
export const areTitlesDrawn = (scale: number): boolean => HEAD * scale < SIZE + 4

type Inks = { readonly sheet: string; readonly ink: string; readonly font: string }

/** From very far, the titles of sections once more, on a strip of their sheet above the cards. */
export function drawFarTitles(context: CanvasRenderingContext2D, stage: Stage, inks: Inks): void {
  const { scale, x: left, y: top } = stage.camera.getState()
  if (!areTitlesDrawn(scale)) return
  context.font = `660 ${SIZE}px ${inks.font}`
  context.textBaseline = 'top'
  for (const { title, position, size } of stage.reader.sections.values()) {
    const [x, y, room] = [(position.x - left) * scale, (position.y - top) * scale, size.w * scale - 6]
    if (room < 24 || x > stage.viewport.w || y > stage.viewport.h || x + room < 0 || y + size.h * scale < 0) continue
    const words = fitted(context, title, room - 6)
    // One or two letters name nothing and cover the cards.
    if (words !== title && words.length < LEAST_LETTERS) continue
    context.fillStyle = inks.sheet
    context.fillRect(x, y, context.measureText(words).width + 10, SIZE + 6)
    context.fillStyle = inks.ink
    context.fillText(words, x + 5, y + 3)
  }
}

/** Whole words while they fit, then an ellipsis. */
function fitted(context: CanvasRenderingContext2D, title: string, room: number): string {
  if (context.measureText(title).width <= room) return title
  let words = title
  while (words.length > 1 && context.measureText(`${words}…`).width > room) words = words.slice(0, -1)
  return `${words.trimEnd()}…`
}
