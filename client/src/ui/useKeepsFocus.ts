import { type RefCallback, useCallback } from 'react'

const NEXT = 'button:not(:disabled), a[href], input'

/**
 * Keeps the keyboard inside an element whose parts come and go: when the part that has it is taken away, what is marked
 * `data-takes-focus` gets it, or else the first button. Without this the keyboard starts again at the top of the page.
 */
export function useKeepsFocus<Element extends HTMLElement>(): RefCallback<Element> {
  return useCallback((element: Element | null) => {
    if (element === null) return
    let last: EventTarget | null = null
    const controller = new AbortController()
    element.addEventListener('focusin', ({ target }) => (last = target), { signal: controller.signal })
    // Without a next place the keyboard was not taken elsewhere: what had it may be on its way out.
    element.addEventListener('focusout', ({ relatedTarget }) => (last = relatedTarget === null ? last : null), { signal: controller.signal })
    const watch = new MutationObserver(() => {
      if (!(last instanceof Node) || last.isConnected || document.activeElement !== document.body) return
      last = null
      const next = element.querySelector<HTMLElement>('[data-takes-focus]') ?? element.querySelector<HTMLElement>(NEXT)
      next?.focus()
    })
    watch.observe(element, { childList: true, subtree: true })
    return () => {
      controller.abort()
      watch.disconnect()
    }
  }, [])
}
