import { around, type Rect } from '../geometry/rect.ts'
import { SECTION_PADDING, SECTION_TITLE_HEIGHT } from '../selectors/placement.ts'
import type { Laid } from './laid.ts'

/** As large as a new section needs to be for its title. */
const LEAST = { w: 260, h: 280 } as const

/** Where a section lies around these, with its margin and its title above them; undefined around nothing. Whole units. */
export const sectionAround = (laid: readonly Laid[]): Rect | undefined => {
  const area = around(laid.map(({ rect }) => rect))
  if (area === undefined) return undefined
  const [x, y] = [Math.floor(area.x - SECTION_PADDING), Math.floor(area.y - SECTION_TITLE_HEIGHT)]
  return { x, y, w: Math.max(LEAST.w, Math.ceil(area.x + area.w + SECTION_PADDING - x)), h: Math.max(LEAST.h, Math.ceil(area.y + area.h + SECTION_PADDING - y)) }
}
