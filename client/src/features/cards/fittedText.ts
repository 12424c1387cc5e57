import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { BAR_ROOM, fitCardText, textRoomOf } from '@visiebord/shared/board/geometry/cardText.ts'
import { ROADMAP } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { KINDS } from '@visiebord/shared/board/kinds/kindTable.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { ReactNode } from 'react'
import { shownWords } from './ShownWords.tsx'

/** Text as a card shows it: a string, or where it has lists or bold words, those. */
export type Fitted = { readonly fontSize: number; readonly text: ReactNode }

const fitted = new WeakMap<Card, { readonly width: number; readonly result: Fitted }>()

/** The browser breaks the lines; the size is the shared one, so that screen and picture look alike. `width` is of a bar, which has no room for lists. */
export function fittedText(card: Card, width?: number): Fitted {
  const isBar = card.kind === 'project' && card.position === undefined
  const own = cardSize(card)
  const size = isBar ? { w: width ?? ROADMAP.quarterWidth, h: ROADMAP.barHeight } : own
  const known = fitted.get(card)
  if (known !== undefined && known.width === size.w) return known.result
  const text = isBar ? plainWords(card.text) : card.text
  const result = { fontSize: fitCardText(text, size, isBar ? BAR_ROOM : (textRoomOf(card, own) ?? KINDS[card.kind].room)).size, text: isBar ? text : shownWords(text) }
  fitted.set(card, { width: size.w, result })
  return result
}
