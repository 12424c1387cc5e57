import { GRID_GAP } from '../geometry/cardSize.ts'
import type { Rect } from '../geometry/rect.ts'
import type { Section, Size } from '../schema.ts'
import { SECTION_PADDING, SECTION_TITLE_HEIGHT } from '../selectors/placement.ts'
import { placedAt, type Laid, type Placed } from './laid.ts'
import { tidyUp } from './tidyUp.ts'

/** `grow`: the size that the section needs so that all lie in it; undefined when it has room. */
export type SectionLay = { readonly placed: readonly Placed[]; readonly grow?: Size }

/** Row by row in the order given, as wide as the section is. Cards of one size stand in a grid; wider ones take the room they need. */
export const layInSection = (section: Section, laid: readonly Laid[]): SectionLay => {
  const left = section.position.x + SECTION_PADDING
  const widest = laid.reduce((most, { rect }) => Math.max(most, Math.ceil(rect.w)), 0)
  const right = left + Math.max(widest, section.size.w - 2 * SECTION_PADDING)
  let [x, y, height] = [left, section.position.y + SECTION_TITLE_HEIGHT, 0]
  const places = laid.map(({ rect }) => {
    if (x > left && x + rect.w > right) [x, y, height] = [left, y + height + GRID_GAP, 0]
    const place = { x, y }
    x += Math.ceil(rect.w) + GRID_GAP
    height = Math.max(height, Math.ceil(rect.h))
    return place
  })
  const placed = placedAt(laid, (_, index) => places[index] ?? {})
  const needed = { w: Math.max(section.size.w, right - left + 2 * SECTION_PADDING), h: Math.max(section.size.h, y + height + SECTION_PADDING - section.position.y) }
  return needed.w === section.size.w && needed.h === section.size.h ? { placed } : { placed, grow: needed }
}

/** Where cards lie in it: within its margin, under its title. */
export const insideOf = ({ position, size }: Section): Rect => ({ x: position.x + SECTION_PADDING, y: position.y + SECTION_TITLE_HEIGHT, w: size.w - 2 * SECTION_PADDING, h: size.h - SECTION_TITLE_HEIGHT - SECTION_PADDING })

/** Some of its cards tidied up where they lie, without leaving it; `laid` in reading order. */
export const tidyInSection = (section: Section, laid: readonly Laid[]): SectionLay => {
  const placed = tidyUp(laid, insideOf(section))
  const places = new Map(placed.map(({ id, position }) => [id, position]))
  const { position, size } = section
  let [w, h] = [size.w, size.h]
  for (const { id, rect } of laid) {
    const at = places.get(id) ?? rect
    ;[w, h] = [Math.max(w, Math.ceil(at.x + rect.w + SECTION_PADDING - position.x)), Math.max(h, Math.ceil(at.y + rect.h + SECTION_PADDING - position.y))]
  }
  return w === size.w && h === size.h ? { placed } : { placed, grow: { w, h } }
}
