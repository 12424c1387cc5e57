import { PointerSensor, type PointerSensorProps } from '@dnd-kit/core'
import { TREMBLES } from './gestures.ts'

/** Presses that may become a drag, marked by the surface before dnd-kit sees them. */
export type Liftable = WeakSet<Event>

/** dnd-kit's pointer, for one surface full of cards: whether a press lifts is decided by what lies under it, and how far it may tremble by what presses. */
export function cardSensor(liftable: Liftable): typeof PointerSensor {
  return class CardSensor extends PointerSensor {
    static override activators = [
      {
        eventName: 'onPointerDown' as const,
        handler: ({ nativeEvent }: { nativeEvent: PointerEvent }) => nativeEvent.button === 0 && liftable.has(nativeEvent),
      },
    ]

    constructor(props: PointerSensorProps) {
      const byFinger = props.event instanceof PointerEvent && props.event.pointerType === 'touch'
      super({ ...props, options: { ...props.options, activationConstraint: { distance: byFinger ? TREMBLES.touch : TREMBLES.other } } })
    }
  } as typeof PointerSensor
}
