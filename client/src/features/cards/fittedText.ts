import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { BAR_ROOM, fitCardText, textRoomOf } from '@visiebord/shared/board/geometry/cardText.ts'
import { ROADMAP } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { KINDS } from '@visiebord/shared/board/kinds/kindTable.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'

/** Text as a card shows it. */
export type Fitted = { readonly fontSize: number; readonly text: string }

const fitted = new WeakMap<Card, { readonly width: number; readonly result: Fitted }>()

/** The browser breaks the lines; the size is the shared one, so that screen and picture look alike. `width` is of a bar. */
export function fittedText(card: Card, width?: number): Fitted {
  const isBar = card.kind === 'project' && card.position === undefined
  const own = cardSize(card)
  const size = isBar ? { w: width ?? ROADMAP.quarterWidth, h: ROADMAP.barHeight } : own
  const known = fitted.get(card)
  if (known !== undefined && known.width === size.w) return known.result
  const result = { fontSize: fitCardText(card.text, size, isBar ? BAR_ROOM : (textRoomOf(card, own) ?? KINDS[card.kind].room)).size, text: card.text }
  fitted.set(card, { width: size.w, result })
  return result
}
