import { type RefObject, useEffect } from 'react'
import { useScene } from './scene.ts'

/** Says `data-board-ready="true"` once fonts are in, everything in view has been painted and the hands are there: a press is answered. */
export function useBoardReady(root: RefObject<HTMLElement | null>, isWhole: boolean): void {
  const { stage } = useScene()
  useEffect(() => {
    const element = root.current
    if (!isWhole || element === null) return undefined
    let stopped = false
    void (async () => {
      await document.fonts.ready
      // The first frame lays out what was mounted, the second comes after it was painted.
      for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
      if (!stopped) element.setAttribute('data-board-ready', 'true')
    })()
    return () => {
      stopped = true
      element.removeAttribute('data-board-ready')
    }
  }, [root, isWhole, stage])
}
