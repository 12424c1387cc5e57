import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { useCallback, useSyncExternalStore } from 'react'

/** What is said of one card; renders again when that changes, and not when another card's does. */
export function useRemarks(reader: BoardReader, cardId: string): readonly Remark[] {
  const subscribe = useCallback((listener: () => void) => reader.subscribeRemarks(cardId, listener), [reader, cardId])
  return useSyncExternalStore(subscribe, () => reader.remarksAt(cardId))
}
