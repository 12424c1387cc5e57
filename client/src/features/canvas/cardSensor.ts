import { PointerSensor, type PointerSensorProps } from '@dnd-kit/core'
import type { Point } from './camera.ts'
import { TREMBLES } from './gestures.ts'

/** Presses that may become a drag, marked by the surface before dnd-kit sees them. */
export type Liftable = WeakSet<Event>

/**
 * dnd-kit's pointer, for one surface full of cards: whether a press lifts is decided by what lies under it, and how far it may tremble by what presses. Where the pointer goes
 * then is told here, in px of the window: dnd-kit would render for each move, and nothing of ours follows from that.
 */
export function cardSensor(liftable: Liftable, onMove: (at: Point) => void): typeof PointerSensor {
  return class CardSensor extends PointerSensor {
    static override activators = [
      {
        eventName: 'onPointerDown' as const,
        handler: ({ nativeEvent }: { nativeEvent: PointerEvent }) => nativeEvent.button === 0 && liftable.has(nativeEvent),
      },
    ]

    constructor(props: PointerSensorProps) {
      const byFinger = props.event instanceof PointerEvent && props.event.pointerType === 'touch'
      super({ ...props, onMove, options: { ...props.options, activationConstraint: { distance: byFinger ? TREMBLES.touch : TREMBLES.other } } })
    }
  } as typeof PointerSensor
}
