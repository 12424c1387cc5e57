import { type KeyboardEvent, useCallback, useRef } from 'react'

/** Tells of a field that a key opened whether this press is still that key, held down: it writes nothing there. */
export function useOpeningKey(): (event: KeyboardEvent) => boolean {
  const isHeld = useRef(true)
  return useCallback((event) => (isHeld.current &&= event.repeat), [])
}
