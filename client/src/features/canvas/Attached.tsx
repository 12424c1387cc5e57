import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './Overlay.module.css'
import { useScene } from './scene.ts'

/** Something that goes with a card, over it: a ring, a tag. The stage moves it. */
export function Attached({ id, color, children }: { readonly id: string; readonly color?: number | undefined; readonly children: ReactNode }) {
  const { stage } = useScene()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (element.current === null ? undefined : stage.attach(id, element.current)), [stage, id])
  return (
    <div ref={element} className={styles.at} data-party={color} aria-hidden="true">
      {children}
    </div>
  )
}
