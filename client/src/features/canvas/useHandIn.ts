import { useEffect, useLayoutEffect, useRef } from 'react'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

/** While there is something in hand: put it in the board when a seal is coming. */
export function useHandIn(live: OpenWorkshop | undefined, putIn: (() => void) | undefined): void {
  const now = useRef(putIn)
  useLayoutEffect(() => {
    now.current = putIn
  })
  const holds = putIn !== undefined
  useEffect(() => (holds ? live?.onHandIn(() => now.current?.()) : undefined), [live, holds])
}
