import { DndContext, type DragEndEvent, type DragMoveEvent, type DragStartEvent, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import { type ReactNode, useCallback, useState } from 'react'
import { cardSensor, type Liftable } from './cardSensor.ts'
import type { Point } from './camera.ts'
import styles from './Surface.module.css'

/** What a drag does, filled in by the hands on this surface. Points are CSS px in the window. */
export type DragHandlers = { readonly start: (at: Point, event: PointerEvent) => void; readonly move: (at: Point) => void; readonly end: () => void; readonly cancel: () => void }
/** Where the hands take drags from; without hands they fall on the floor. */
export type DragReceiver = { readonly handlers: () => DragHandlers | undefined; readonly take: (handlers: DragHandlers | undefined) => void }

export function createDragReceiver(): DragReceiver {
  let current: DragHandlers | undefined
  return {
    handlers: () => current,
    take: (handlers) => {
      current = handlers
    },
  }
}

type Props = {
  readonly onSurface: (element: HTMLElement | null) => void
  readonly liftable: Liftable
  readonly receiver: DragReceiver
  readonly label: string
  readonly children: ReactNode
}

/** Px that a press may tremble before it is a drag. */
const BEGINS_AFTER = 3
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

/** One DndContext, one draggable: the surface. Cards are found from the press; pick-up and drop render this part only. */
export function DragSurface({ onSurface, liftable, receiver, label, children }: Props) {
  const [sensorType] = useState(() => cardSensor(liftable))
  const sensors = useSensors(useSensor(sensorType, { activationConstraint: { distance: BEGINS_AFTER } }))
  const start = useCallback(({ activatorEvent }: DragStartEvent) => receiver.handlers()?.start(pointOf(activatorEvent), activatorEvent as PointerEvent), [receiver])
  const move = useCallback(({ activatorEvent, delta }: DragMoveEvent | DragEndEvent) => receiver.handlers()?.move(plus(pointOf(activatorEvent), delta)), [receiver])
  const end = useCallback(() => receiver.handlers()?.end(), [receiver])
  const cancel = useCallback(() => receiver.handlers()?.cancel(), [receiver])
  return (
    <DndContext sensors={sensors} autoScroll={false} accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }} onDragStart={start} onDragMove={move} onDragEnd={end} onDragCancel={cancel}>
      <DraggableSurface onSurface={onSurface} label={label}>
        {children}
      </DraggableSurface>
    </DndContext>
  )
}

function DraggableSurface({ onSurface, label, children }: Pick<Props, 'onSurface' | 'label' | 'children'>) {
  const { setNodeRef, listeners } = useDraggable({ id: 'board' })
  const ref = useCallback(
    (element: HTMLElement | null) => {
      onSurface(element)
      setNodeRef(element)
    },
    [onSurface, setNodeRef],
  )
  return (
    // The attributes of dnd-kit stay off: they would make the whole board one button.
    <section ref={ref} className={styles.surface} aria-label={label} tabIndex={-1} data-board-surface="" {...listeners}>
      {children}
    </section>
  )
}

const pointOf = (event: Event): Point => (event instanceof MouseEvent ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 })
const plus = (point: Point, delta: Point): Point => ({ x: point.x + delta.x, y: point.y + delta.y })
