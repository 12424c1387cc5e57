import { useEffect } from 'react'
import { boardIsPainted } from '../../ui/theRest.ts'
import { useScene } from './scene.ts'

/** Says when everything in view has been painted for the first time, and marks it on the page's time line. */
export function useBoardPainted(settled: boolean): void {
  const { stage } = useScene()
  useEffect(() => {
    if (!settled) return undefined
    // The first frame lays out what was mounted, the second comes after it was painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        performance.mark('visiebord.board-painted')
        boardIsPainted()
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [settled, stage])
}
