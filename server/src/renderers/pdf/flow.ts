import type { Line } from './layoutLines.ts'
import { addElement, FRAME, heightOf, nextPage, type Pages, type StructureElement } from './pages.ts'
import { drawTagged, openTags } from './drawTagged.ts'

export type Flow = { readonly parent: StructureElement; readonly type: string; readonly x: number }

/** Draws lines from the pen down over as many pages as it takes: as one element, or as the elements that their tags say. */
export function flowLines(pages: Pages, lines: readonly Line[], { parent, type, x }: Flow): void {
  const elementOf = openTags(pages, parent)
  let whole: StructureElement | undefined
  const element = (): StructureElement => (whole ??= addElement(pages, parent, type))
  let rest = lines
  while (rest.length > 0) {
    const count = keptTogether(countThatFit(rest, FRAME.bottom - pages.y), rest.length)
    if (count === 0 && pages.y > FRAME.top) {
      nextPage(pages)
      continue
    }
    const part = rest.slice(0, Math.max(1, count))
    drawTagged(pages, part, { x, top: pages.y, elementOf, otherwise: { element, type } })
    pages.y += heightOf(part)
    rest = rest.slice(part.length)
    if (rest.length > 0) nextPage(pages)
  }
}

/** Where a text goes over the page, two lines stay behind and two go along: none stands alone. */
export function keptTogether(fitting: number, all: number): number {
  if (fitting >= all) return all
  const kept = all - fitting === 1 ? fitting - 1 : fitting
  return kept < 2 ? 0 : kept
}

function countThatFit(lines: readonly Line[], room: number): number {
  let used = 0
  const index = lines.findIndex(({ height }) => {
    used += height
    return used > room + 0.01
  })
  return index < 0 ? lines.length : index
}
