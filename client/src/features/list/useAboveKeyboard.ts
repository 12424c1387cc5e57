import { type RefObject, useEffect } from 'react'

/** Less than this is a bar of the browser that comes and goes, px. */
const LEAST_KEYBOARD = 120
const PAGE_IS_ZOOMED = 1.02

/** How much of the window a keyboard on the screen covers, and how far `bottom` must come up to be above it. Px. */
export function coveredBy(view: { readonly offsetTop: number; readonly height: number; readonly scale: number }, windowHeight: number, bottom: number): { readonly covered: number; readonly up: number } {
  const covered = view.scale > PAGE_IS_ZOOMED ? 0 : Math.round(windowHeight - view.offsetTop - view.height)
  if (covered < LEAST_KEYBOARD) return { covered: 0, up: 0 }
  return { covered, up: Math.max(0, Math.round(bottom + 12 - view.offsetTop - view.height)) }
}

/** Keeps a form, with its buttons, above the keyboard of the screen, in whatever scrolls around it. */
export function useAboveKeyboard(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport
    const scroller = form.current?.closest('main')
    if (view === null || scroller === null || scroller === undefined) return undefined
    const bring = (): void => {
      const { covered, up } = coveredBy(view, window.innerHeight, form.current?.getBoundingClientRect().bottom ?? 0)
      // Room to scroll into, also for the last of the list.
      scroller.style.paddingBottom = covered === 0 ? '' : `${covered + 24}px`
      if (up > 0) scroller.scrollTop += up
    }
    bring()
    const abort = new AbortController()
    for (const type of ['resize', 'scroll'] as const) view.addEventListener(type, bring, { signal: abort.signal })
    return () => {
      abort.abort()
      scroller.style.paddingBottom = ''
    }
  }, [form])
}
