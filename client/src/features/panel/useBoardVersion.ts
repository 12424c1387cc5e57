import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { useEffect, useState } from 'react'

/** Renders again after changes of the board, at most once a frame. For parts that read across many cards. */
export function useBoardVersion(reader: BoardReader): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let frame = 0
    const stop = reader.subscribe(() => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        setVersion((count) => count + 1)
      })
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [reader])
  return version
}
