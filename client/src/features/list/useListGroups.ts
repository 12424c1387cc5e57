import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { type ReadingGroup, readingGroups } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { useEffect, useMemo, useState } from 'react'

export type ListFilter = { readonly partyId?: string; readonly kind?: CardKind }

/** What decides where a card stands in the list. Typing in one decides nothing: its row follows its own card. */
const decides = (change: BoardChange, reader: BoardReader, known: Map<string, string>): boolean => {
  if (change.sections.size > 0 || change.lanes.size > 0 || change.timeline) return true
  let decided = false
  for (const id of change.cards) {
    const card = reader.cards.get(id)
    const { text: _, ...rest } = card ?? { text: '' }
    const now = card === undefined ? '' : JSON.stringify(rest)
    if (known.get(id) !== now) {
      known.set(id, now)
      decided = true
    }
  }
  return decided
}

/** Reading groups of the board, made anew at most once a frame and only when the order can have changed. */
export function useListGroups(reader: BoardReader, filter: ListFilter): readonly ReadingGroup[] {
  const [groups, setGroups] = useState(() => readingGroups(reader))
  useEffect(() => {
    setGroups(readingGroups(reader))
    const known = new Map<string, string>()
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
  return useMemo(() => {
    if (filter.partyId === undefined && filter.kind === undefined) return groups
    const shown = (id: string): boolean => {
      const card = reader.cards.get(id)
      return card !== undefined && (filter.partyId === undefined || card.partyId === filter.partyId) && (filter.kind === undefined || card.kind === filter.kind)
    }
    return groups.map((group) => ({ ...group, cards: group.cards.filter(shown) }))
  }, [groups, filter.partyId, filter.kind, reader])
}
