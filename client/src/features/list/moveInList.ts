import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { cardRect } from '@visiebord/shared/board/geometry/cardSize.ts'
import { roadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { placeWords } from '../cards/cardLabel.ts'
import type { CardWords } from '../cards/words.ts'
import { keyboardMove } from '../canvas/keyboardMove.ts'
import type { Direction } from '../canvas/keyMap.ts'
import { whyNotCards } from '../canvas/permission.ts'
import type { CanvasWords } from '../canvas/words.ts'

type Options = { readonly workshop: OpenWorkshop; readonly reader: BoardReader; readonly words: CanvasWords; readonly cardWords: CardWords }

/** Moves cards on the board by a key, from the list: a card a little, a bar by a quarter or a lane. Where the first of them is then is said, or why it cannot. */
export function moveInList({ workshop, reader, words, cardWords }: Options, ids: readonly string[], how: { readonly direction: Direction; readonly far: boolean }): void {
  const why = whyNotCards(workshop, ids.map((id) => reader.cards.get(id)), words)
  if (why !== undefined) return workshop.announce.say(why, { urgent: true })
  const boxOf = (id: string) => {
    const card = reader.cards.get(id)
    return card === undefined ? undefined : cardRect(card)
  }
  keyboardMove({ live: workshop, reader, places: { roadmap: roadmapLayout(reader), boxOf }, ids }, how.direction, how.far)
  const card = reader.cards.get(ids[0] ?? '')
  if (card !== undefined) workshop.announce.say(words.moved(placeWords(card, reader, cardWords)))
  return undefined
}
