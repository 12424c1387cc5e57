import type { Line } from './layoutLines.ts'
import { addElement, drawLines, FRAME, heightOf, inElement, nextPage, type Pages, type StructureElement } from './pages.ts'

export type Flow = { readonly parent: StructureElement; readonly type: string; readonly x: number }

/** Draws lines from the pen down as one element, over as many pages as it takes; `onPage` is told each part's top and bottom. */
export function flowLines(pages: Pages, lines: readonly Line[], { parent, type, x }: Flow, onPage?: (top: number, bottom: number) => void): void {
  const element = addElement(pages, parent, type)
  let rest = lines
  while (rest.length > 0) {
    const count = Math.max(1, countThatFit(rest, FRAME.bottom - pages.y))
    if (count === 1 && pages.y + (rest[0]?.height ?? 0) > FRAME.bottom && pages.y > FRAME.top) {
      nextPage(pages)
      continue
    }
    const part = rest.slice(0, count)
    const top = pages.y
    inElement(pages, element, type, () => drawLines(pages, part, x, top))
    pages.y += heightOf(part)
    onPage?.(top, pages.y)
    rest = rest.slice(count)
    if (rest.length > 0) nextPage(pages)
  }
  element.end()
}

function countThatFit(lines: readonly Line[], room: number): number {
  let used = 0
  const index = lines.findIndex(({ height }) => {
    used += height
    return used > room + 0.01
  })
  return index < 0 ? lines.length : index
}
