import type { Card, CardKind } from '@visiebord/shared/board/schema.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { CanvasWords } from './words.ts'

/** Why this hand may not touch such a card now, as a sentence; `undefined` when it may. */
export function whyNot(live: Pick<OpenWorkshop, 'view'> | undefined, kind: CardKind | 'link' | 'structure', words: CanvasWords): string | undefined {
  if (live === undefined) return words.sealed
  const permission = live.view.getState().allowed.board
  const may = kind === 'link' ? permission.links : kind === 'structure' ? permission.structure : permission.kinds.includes(kind)
  if (may) return undefined
  if (permission.reason === 'viewer') return words.viewer
  if (permission.reason === 'no-open-round') return words.noRound
  return kind === 'structure' ? words.structure : words.kindNotNow
}

/** The same of one card, which may be locked besides. */
export const whyNotCard = (live: Pick<OpenWorkshop, 'view'> | undefined, card: Card | undefined, words: CanvasWords): string | undefined =>
  whyNot(live, card?.kind ?? 'note', words) ?? (card?.locked === true ? words.locked : undefined)

/** The same of all that something is to be done with at once: none of it is done when one may not be touched. */
export function whyNotCards(live: Pick<OpenWorkshop, 'view'> | undefined, cards: readonly (Card | undefined)[], words: CanvasWords): string | undefined {
  const why = cards.map((card) => whyNotCard(live, card, words)).find((each) => each !== undefined)
  return why === words.locked && cards.length > 1 ? words.lockedAmong(cards.filter((card) => card?.locked === true).length) : why
}
