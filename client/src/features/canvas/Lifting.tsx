import { DndContext, type DragStartEvent, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Point } from './camera.ts'
import { cardSensor, type Liftable } from './cardSensor.ts'
import type { DragReceiver } from './DragSurface.tsx'
import { whenLetGo } from './whenLetGo.ts'

type Props = { readonly surface: RefObject<HTMLElement | null>; readonly liftable: Liftable; readonly receiver: DragReceiver }

/** Px that a press may tremble before it is a drag. */
const BEGINS_AFTER = 3
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined }

/** One DndContext, one draggable: the surface. Cards are found from the press; pick-up and drop render this part only, a move nothing. */
export function Lifting({ surface, liftable, receiver }: Props) {
  const [sensorType] = useState(() => cardSensor(liftable, (at) => receiver.handlers()?.move(at)))
  const sensors = useSensors(useSensor(sensorType, { activationConstraint: { distance: BEGINS_AFTER } }))
  const grip = useRef<() => void>(undefined)
  const start = useCallback(
    ({ activatorEvent }: DragStartEvent) => {
      const press = activatorEvent as PointerEvent
      receiver.handlers()?.start(pointOf(press), press)
      grip.current?.()
      grip.current = whenLetGo(press.pointerId, {
        up: (at) => {
          receiver.handlers()?.move(at)
          receiver.handlers()?.end()
        },
        cancelled: () => receiver.handlers()?.cancel(),
      })
    },
    [receiver],
  )
  const end = useCallback(() => receiver.handlers()?.end(), [receiver])
  const cancel = useCallback(() => {
    grip.current?.()
    receiver.handlers()?.cancel()
  }, [receiver])
  useEffect(() => () => grip.current?.(), [])
  return (
    <DndContext sensors={sensors} autoScroll={false} accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }} onDragStart={start} onDragEnd={end} onDragCancel={cancel}>
      <Draggable surface={surface} receiver={receiver} />
    </DndContext>
  )
}

/** The attributes of dnd-kit stay off: they would make the whole board one button. */
function Draggable({ surface, receiver }: Pick<Props, 'surface' | 'receiver'>) {
  const { setNodeRef, listeners } = useDraggable({ id: 'board' })
  useEffect(() => {
    setNodeRef(surface.current)
    return () => setNodeRef(null)
  }, [setNodeRef, surface])
  useEffect(() => {
    receiver.takePresses((event) => listeners?.['onPointerDown']?.(event))
    return () => receiver.takePresses(undefined)
  }, [receiver, listeners])
  return null
}

const pointOf = (event: Event): Point => (event instanceof MouseEvent ? { x: event.clientX, y: event.clientY } : { x: 0, y: 0 })
