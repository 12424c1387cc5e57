import { drawingPaths, drawnExtent } from '@visiebord/shared/board/geometry/drawingPaths.ts'
import type { DrawingCard } from '@visiebord/shared/board/schema.ts'
import { useMemo } from 'react'
import styles from './Things.module.css'

/** The strokes of a drawing; in a larger card they are drawn larger. Only the ink itself is pressed, with a little around it: what lies under a drawing stays within reach. */
export function Strokes({ card: { strokes, pen = 'pen' } }: { readonly card: DrawingCard }) {
  // Outlines are dear: a card that is moved or described keeps those it has.
  const { w, h, d } = useMemo(() => {
    const drawn = { strokes, pen }
    return { ...drawnExtent(drawn), d: drawingPaths(drawn).join('') }
  }, [strokes, pen])
  return (
    <svg viewBox={`0 0 ${w} ${h}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.reach} d={d} />
      <path className={styles.ink} d={d} />
    </svg>
  )
}
