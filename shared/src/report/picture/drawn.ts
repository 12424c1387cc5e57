import type { Rect } from '../../board/geometry/rect.ts'
import type { Shape } from './picture.ts'

/** Where a card lies; `seen` is how high it is on the screen: never less in the picture. */
export type Place = { readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly seen: number }
export type Drawn = { readonly shapes: readonly Shape[]; readonly rect: Rect }
