import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isProjecting } from '../features/projector/isProjecting.ts'

function subscribe(listener: () => void): () => void {
  for (const what of ['hashchange', 'popstate'] as const) window.addEventListener(what, listener)
  return () => {
    for (const what of ['hashchange', 'popstate'] as const) window.removeEventListener(what, listener)
  }
}

/** Whether this page shows what the room sees. Who comes back from there has the keyboard on the board. */
export function useProjecting(): boolean {
  const now = useSyncExternalStore(subscribe, isProjecting)
  const before = useRef(now)
  useEffect(() => {
    if (before.current && !now) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-board-surface], #work [data-row]')?.focus({ preventScroll: true }))
    before.current = now
  }, [now])
  return now
}
