import { useEffect, useRef, useState } from 'react'
import { giveKeyboard } from '../ui/giveKeyboard.ts'

/** As in BoardPage.module.css: up to here the panel is a sheet over the page instead of a slip beside it. */
const COVERED = '(max-width: 900px)'

/** True while an open panel lies over what else is there: the keyboard must not go under it. */
export function usePanelCovers(isOpen: boolean): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(COVERED).matches)
  useEffect(() => {
    const query = window.matchMedia(COVERED)
    const follow = (): void => setNarrow(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    // What the panel told of went, and the keyboard with it; what lay under the panel can have it again only now.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) giveKeyboard()
    wasOpen.current = isOpen
  }, [isOpen])
  return isOpen && narrow
}
