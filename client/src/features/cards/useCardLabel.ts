import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { useCallback, useSyncExternalStore } from 'react'
import { cardLabel } from './cardLabel.ts'
import type { CardWords } from './words.ts'

type Around = { readonly reader: BoardReader; readonly words: CardWords; readonly partyName: string | undefined }

/** The accessible name of a card, which also tells of what lies around it: its section, its lane, its steps, its project. Follows those too. */
export function useCardLabel(card: Card | undefined, around: Around): string {
  const { reader } = around
  const subscribe = useCallback(
    (listener: () => void) =>
      reader.subscribe((change) => {
        if (card !== undefined && isAround(card, change, reader)) listener()
      }),
    [reader, card],
  )
  return useSyncExternalStore(subscribe, () => (card === undefined ? '' : cardLabel(card, around)))
}

/** Whether a change elsewhere can change what a card is called. */
export function isAround(card: Card, change: BoardChange, reader: BoardReader): boolean {
  if (card.sectionId !== undefined && change.sections.has(card.sectionId)) return true
  if (card.kind === 'step') return change.cards.has(card.projectId)
  if (card.kind !== 'project') return false
  if (card.laneId !== undefined && change.lanes.has(card.laneId)) return true
  for (const id of change.cards) {
    // What is gone, or is a step of another project now, may have been a step of this one.
    const other = reader.cards.get(id)
    if (other === undefined || other.kind === 'step') return true
  }
  return false
}
