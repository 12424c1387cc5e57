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
