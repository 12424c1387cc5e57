import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { gatherCards } from '@visiebord/shared/board/gatherCards.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { copiedOf } from './clip.ts'

type From = {
  readonly workshopId: string
  readonly parties: readonly Party[]
  readonly reader: Pick<BoardReader, 'cards' | 'links' | 'linksAt' | 'stepsOf' | 'remarksAt'>
  /** As one reads them: the order of what other programs get. */
  readonly inOrder: (ids: readonly string[]) => readonly string[]
}

/** Puts these cards, and what goes along with them, on the clipboard; answers how many they are. */
export function writeCards(data: Pick<DataTransfer, 'setData'>, ids: readonly string[], { workshopId, parties, reader, inOrder }: From): number {
  const gathered = gatherCards(reader, ids)
  const copied = copiedOf(workshopId, parties, gathered, inOrder(gathered.cards.map(({ id }) => id)))
  data.setData('text/plain', copied.text)
  data.setData('text/html', copied.html)
  return gathered.cards.length
}
