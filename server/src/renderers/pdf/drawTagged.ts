import type { Line } from './layoutLines.ts'
import { addElement, drawLines, inElement, type Pages, type StructureElement } from './pages.ts'
import type { Tag } from './tag.ts'

export const withTag = (lines: readonly Line[], tag: Tag): readonly Line[] => lines.map((line) => Object.assign({}, line, { tag }))

export type TagElements = (tag: Tag) => StructureElement

/** Makes the elements of tags below `parent`, each when its first line is drawn: they stand in the order in which they are read. */
export function openTags(pages: Pages, parent: StructureElement): TagElements {
  const elements = new Map<Tag, StructureElement>()
  const elementOf: TagElements = (tag) => {
    const known = elements.get(tag)
    if (known !== undefined) return known
    const { type, within, numbering } = tag
    const made = addElement(pages, within === undefined ? parent : elementOf(within), type, numbering === undefined ? {} : { numbering })
    elements.set(tag, made)
    return made
  }
  return elementOf
}

type Drawing = { readonly x: number; readonly top: number; readonly elementOf: TagElements; readonly otherwise: { readonly element: () => StructureElement; readonly type: string } }

/** Draws lines that stand on one page, each in its element, a label in its own; lines without a tag are `otherwise`. */
export function drawTagged(pages: Pages, lines: readonly Line[], { x, top, elementOf, otherwise }: Drawing): void {
  let y = top
  for (let from = 0; from < lines.length; ) {
    const first = lines[from]
    let until = from + 1
    while (until < lines.length && lines[until]?.tag === first?.tag && lines[until]?.label === undefined) until++
    const part = lines.slice(from, until)
    if (first?.label !== undefined) {
      const { tag, glyphs } = first.label
      inElement(pages, elementOf(tag), tag.type, () => drawLines(pages, [{ ...first, glyphs }], x, y))
    }
    const tag = first?.tag
    if (part.some(({ glyphs }) => glyphs.length > 0)) inElement(pages, tag === undefined ? otherwise.element() : elementOf(tag), tag?.type ?? otherwise.type, () => drawLines(pages, part, x, y))
    y += part.reduce((sum, { height }) => sum + height, 0)
    from = until
  }
}
