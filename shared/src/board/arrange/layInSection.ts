import { GRID_GAP } from '../geometry/cardSize.ts'
import type { Section, Size } from '../schema.ts'
import { SECTION_PADDING, SECTION_TITLE_HEIGHT } from '../selectors/placement.ts'
import { placedAt, type Laid, type Placed } from './laid.ts'

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
