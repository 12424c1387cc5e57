import { PointerSensor } from '@dnd-kit/core'

/** Presses that may become a drag, marked by the surface before dnd-kit sees them. */
export type Liftable = WeakSet<Event>

/** dnd-kit's pointer, for one surface full of cards: whether a press lifts is decided by what lies under it. */
export function cardSensor(liftable: Liftable): typeof PointerSensor {
  return class CardSensor extends PointerSensor {
    static override activators = [
      {
        eventName: 'onPointerDown' as const,
        handler: ({ nativeEvent }: { nativeEvent: PointerEvent }) => nativeEvent.isPrimary && nativeEvent.button === 0 && liftable.has(nativeEvent),
      },
    ]
  } as typeof PointerSensor
}
