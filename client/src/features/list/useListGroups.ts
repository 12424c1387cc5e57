import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card, CardKind } from '@visiebord/shared/board/schema.ts'
import { type ReadingGroup, readingGroups } from '@visiebord/shared/board/selectors/readingOrder.ts'
import type { SortOptions } from '@visiebord/shared/board/arrange/sortInSection.ts'
import { useEffect, useMemo, useState } from 'react'
import { sortedGroup } from './sortedGroup.ts'

export type ListFilter = { readonly partyId?: string; readonly kind?: CardKind }

/** All of a card that can decide where it stands; its words cannot, and its row follows those by itself. */
const placeOf = (card: Card | undefined): string => (card === undefined ? '' : JSON.stringify({ ...card, text: '' }))

const decides = (change: BoardChange, reader: BoardReader, known: Map<string, string>): boolean => {
  let decided = change.sections.size > 0 || change.lanes.size > 0 || change.timeline
  for (const id of change.cards) {
    const place = placeOf(reader.cards.get(id))
    if (known.get(id) === place) continue
    known.set(id, place)
    decided = true
  }
  return decided
}

/** Reading groups of the board, made anew at most once a frame and only when the order can have changed; in another order than they lie when that is asked. */
export function useListGroups(reader: BoardReader, filter: ListFilter, order: SortOptions | undefined): readonly ReadingGroup[] {
  const [groups, setGroups] = useState(() => readingGroups(reader))
  useEffect(() => {
    setGroups(readingGroups(reader))
    const known = new Map([...reader.cards].map(([id, card]) => [id, placeOf(card)]))
    let frame = 0
    const stop = reader.subscribe((change) => {
      if (!decides(change, reader, known) || frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        setGroups(readingGroups(reader))
      })
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [reader])
  const filtered = useMemo(() => {
    if (filter.partyId === undefined && filter.kind === undefined) return groups
    const shown = (id: string): boolean => {
      const card = reader.cards.get(id)
      return card !== undefined && (filter.partyId === undefined || card.partyId === filter.partyId) && (filter.kind === undefined || card.kind === filter.kind)
    }
    return groups.map((group) => ({ ...group, cards: group.cards.filter(shown) }))
  }, [groups, filter.partyId, filter.kind, reader])
  return useMemo(() => (order === undefined ? filtered : filtered.map((group) => sortedGroup(group, reader, order))), [filtered, reader, order])
}
