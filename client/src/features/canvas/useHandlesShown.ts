import type { HandleName } from '@visiebord/shared/board/geometry/pulling.ts'
import type { Size } from '@visiebord/shared/board/schema.ts'
import { useEffect, useState } from 'react'
import { handlesShown } from './handlesShown.ts'
import type { Stage } from './stage.ts'

/** Which handles there is room for on the screen now. Looked at when the camera or a hand moves, rendered when that changes. `sizeNow` answers undefined while a hand pulls: the handle in it must not go. */
export function useHandlesShown(stage: Stage, names: readonly HandleName[], sizeNow: () => Size | undefined): readonly HandleName[] {
  const [shown, setShown] = useState<readonly HandleName[]>([])
  useEffect(() => {
    const fingers = window.matchMedia('(pointer: coarse)')
    const look = (): void => {
      const [size, { scale }] = [sizeNow(), stage.camera.getState()]
      if (size === undefined) return
      const now = handlesShown(names, { w: size.w * scale, h: size.h * scale }, fingers.matches ? 'finger' : 'pointer')
      setShown((before) => (before.join() === now.join() ? before : now))
    }
    look()
    const stops = [stage.onView(look), stage.onSeen(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, names, sizeNow])
  return shown
}
