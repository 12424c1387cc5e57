import { drawingPaths, drawnExtent } from '@visiebord/shared/board/geometry/drawingPaths.ts'
import type { DrawingCard } from '@visiebord/shared/board/schema.ts'
import { useMemo } from 'react'
import styles from './Things.module.css'

/** The strokes of a drawing; in a larger card they are drawn larger. Only the ink itself is pressed, with a little around it: what lies under a drawing stays within reach. */
export function Strokes({ card }: { readonly card: DrawingCard }) {
  const { w, h } = drawnExtent(card)
  const d = useMemo(() => drawingPaths(card).join(''), [card])
  return (
    <svg viewBox={`0 0 ${w} ${h}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.reach} d={d} />
      <path className={styles.ink} d={d} />
    </svg>
  )
}
