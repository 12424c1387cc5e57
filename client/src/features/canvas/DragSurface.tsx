import { type PointerEvent as ReactPointerEvent, type ReactNode } from 'react'
import type { Point } from './camera.ts'
import styles from './Surface.module.css'

/** What a drag does, filled in by the hands on this surface. Points are CSS px in the window. */
export type DragHandlers = { readonly start: (at: Point, event: PointerEvent) => void; readonly move: (at: Point) => void; readonly end: () => void; readonly cancel: () => void }
/** Where the hands take drags from; without hands they fall on the floor. */
export type DragReceiver = {
  readonly handlers: () => DragHandlers | undefined
  readonly take: (handlers: DragHandlers | undefined) => void
  /** A press on the surface, on its way to what makes drags of presses (Lifting.tsx). */
  readonly press: (event: ReactPointerEvent) => void
  readonly takePresses: (listener: ((event: ReactPointerEvent) => void) | undefined) => void
}

export function createDragReceiver(): DragReceiver {
  let current: DragHandlers | undefined
  let presses: ((event: ReactPointerEvent) => void) | undefined
  return {
    handlers: () => current,
    take: (handlers) => {
      current = handlers
    },
    press: (event) => presses?.(event),
    takePresses: (listener) => {
      presses = listener
    },
  }
}

type Props = {
  readonly onSurface: (element: HTMLElement | null) => void
  readonly receiver: DragReceiver
  readonly label: string
  readonly children: ReactNode
}

/** The table under the cards. It is painted before there are hands: what makes drags of its presses comes with them. */
export function DragSurface({ onSurface, receiver, label, children }: Props) {
  return (
    <section ref={onSurface} className={styles.surface} aria-label={label} tabIndex={-1} data-board-surface="" data-keyboard-home="" onPointerDown={receiver.press}>
      {children}
    </section>
  )
}
