import { DndContext, type DragEndEvent, type DragMoveEvent, type DragStartEvent, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import { type ReactNode, type RefObject, useCallback, useState } from 'react'
import { cardSensor, type Liftable } from './cardSensor.ts'
import type { Point } from './camera.ts'
import styles from './Surface.module.css'

/** What a drag does, filled in by the hands on this surface. Points are CSS px in the window. */
export type DragReceiver = { start(at: Point, event: PointerEvent): void; move(at: Point): void; end(): void; cancel(): void }

type Props = {
  readonly surface: RefObject<HTMLDivElement | null>
  readonly liftable: Liftable
  readonly receiver: RefObject<DragReceiver | undefined>
  readonly label: string
  readonly children: ReactNode
}

/** Px that a press may tremble before it is a drag. */
const BEGINS_AFTER = 3
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

/** One DndContext, one draggable: the surface. Cards are found from the press; pick-up and drop render this part only. */
export function DragSurface({ surface, liftable, receiver, label, children }: Props) {
  const [sensorType] = useState(() => cardSensor(liftable))
  const sensors = useSensors(useSensor(sensorType, { activationConstraint: { distance: BEGINS_AFTER } }))
  const start = useCallback(({ activatorEvent }: DragStartEvent) => receiver.current?.start(pointOf(activatorEvent), activatorEvent as PointerEvent), [receiver])
  const move = useCallback(({ activatorEvent, delta }: DragMoveEvent | DragEndEvent) => receiver.current?.move(plus(pointOf(activatorEvent), delta)), [receiver])
  const end = useCallback(() => receiver.current?.end(), [receiver])
  const cancel = useCallback(() => receiver.current?.cancel(), [receiver])
  return (
    <DndContext sensors={sensors} autoScroll={false} accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }} onDragStart={start} onDragMove={move} onDragEnd={end} onDragCancel={cancel}>
      <DraggableSurface surface={surface} label={label}>
        {children}
      </DraggableSurface>
    </DndContext>
  )
}

function DraggableSurface({ surface, label, children }: Pick<Props, 'surface' | 'label' | 'children'>) {
  const { setNodeRef, listeners } = useDraggable({ id: 'board' })
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      surface.current = element
      setNodeRef(element)
    },
    [surface, setNodeRef],
  )
  return (
    // The attributes of dnd-kit stay off: they would make the whole board one button.
    <div ref={ref} className={styles.surface} role="region" aria-label={label} tabIndex={-1} data-board-surface="" {...listeners}>
      {children}
    </div>
  )
}

const pointOf = (event: Event): Point => (event instanceof MouseEvent ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 })
const plus = (point: Point, delta: Point): Point => ({ x: point.x + delta.x, y: point.y + delta.y })
