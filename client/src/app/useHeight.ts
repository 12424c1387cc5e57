import { type RefCallback, useCallback, useState } from 'react'

/** The height of an element, px, as it changes: a long instruction makes its slip taller, and the board must know. */
export function useHeight<Element extends HTMLElement>(atFirst: number): [RefCallback<Element>, number] {
  const [height, setHeight] = useState(atFirst)
  const ref = useCallback((element: Element | null) => {
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, height]
}
