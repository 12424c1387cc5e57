import { useEffect, useLayoutEffect, useRef } from 'react'

const OPEN = 'dialog, [role="menu"], input, textarea, select, [contenteditable]'

/** Keys of the projector: PageDown and PageUp as a clicker sends them, Esc to leave when nothing on the board took it. */
export function useRoomKeys({ step, leave }: { readonly step: (by: 1 | -1) => void; readonly leave: () => void }): void {
  const now = useRef({ step, leave })
  useLayoutEffect(() => {
    now.current = { step, leave }
  })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const isOpen = (event: KeyboardEvent): boolean => event.isComposing || event.defaultPrevented || (event.target instanceof Element && event.target.closest(OPEN) !== null)
    window.addEventListener('keydown', (event) => {
      if ((event.key !== 'PageDown' && event.key !== 'PageUp') || isOpen(event)) return
      event.preventDefault()
      event.stopPropagation()
      now.current.step(event.key === 'PageDown' ? 1 : -1)
    }, { capture: true, signal })
    window.addEventListener('keydown', (event) => event.key === 'Escape' && !isOpen(event) && now.current.leave(), { signal })
    // Esc in full screen is the browser's: it tells of it by leaving that.
    let filled = document.fullscreenElement !== null
    document.addEventListener('fullscreenchange', () => {
      const was = filled
      filled = document.fullscreenElement !== null
      if (was && !filled) now.current.leave()
    }, { signal })
    return () => abort.abort()
  }, [])
}
