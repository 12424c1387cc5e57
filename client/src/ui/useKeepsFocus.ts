import { type RefCallback, useCallback } from 'react'

const MARKED = '[data-takes-focus]'
const PRESSED = ':is(button, input, select, textarea):not(:disabled), a[href]'

/** A part around what has the keyboard, the child of it that this is in, and what stood after that. */
type Around = { readonly part: Element; readonly child: Element; readonly at: number; readonly after: Element | null }

/**
 * Keeps the keyboard inside an element whose parts come and go: when the part that has it is taken away or switched off, what came in its
 * place gets it; or else, in the smallest part around it that is left, the next item of its list, what is marked `data-takes-focus`, or what
 * can be pressed beside it. Without this the keyboard starts again at the top of the page.
 */
export function useKeepsFocus<Kept extends HTMLElement>(): RefCallback<Kept> {
  return useCallback((element: Kept | null) => {
    if (element === null) return
    let last: EventTarget | null = null
    let around: readonly Around[] = []
    const controller = new AbortController()
    const came = ({ target }: FocusEvent): void => {
      last = target
      around = target instanceof Element ? partsAround(target, element) : []
    }
    element.addEventListener('focusin', came, { signal: controller.signal })
    // Without a next place the keyboard was not taken elsewhere: what had it may be on its way out.
    element.addEventListener('focusout', ({ relatedTarget }) => (last = relatedTarget === null ? last : null), { signal: controller.signal })
    const watch = new MutationObserver(() => {
      const { activeElement } = document
      if (!(last instanceof Element) || (last.isConnected && !last.matches(':disabled')) || (activeElement !== document.body && activeElement !== last)) return
      const was = last
      last = null
      next(around, was)?.focus()
    })
    watch.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
    return () => {
      controller.abort()
      watch.disconnect()
    }
  }, [])
}

/** Inside out, up to the element that keeps the keyboard. */
function partsAround(target: Element, kept: Element): readonly Around[] {
  const parts: Around[] = []
  for (let child = target; child !== kept && child.parentElement !== null; child = child.parentElement) {
    parts.push({ part: child.parentElement, child, at: [...child.parentElement.children].indexOf(child), after: child.nextElementSibling })
  }
  return parts
}

function next(around: readonly Around[], was: Element): HTMLElement | undefined {
  for (const { part, child, at, after } of around) {
    if (!part.isConnected) continue
    const { children } = part
    const here = children[at]
    const came = here === child || here === after ? undefined : here
    const beside = [here === was ? children[at + 1] : here, children[at - 1]]
    // Of items of a list the next one is nearest; elsewhere what is marked.
    const nearest = child === was || child.matches('li') ? [came, ...beside] : [came]
    const found = first(nearest) ?? part.querySelector<HTMLElement>(MARKED) ?? first(beside) ?? part.querySelector<HTMLElement>(PRESSED)
    if (found !== null) return found
  }
  return undefined
}

/** The first stop in these. */
function first(parts: readonly (Element | undefined)[]): HTMLElement | undefined {
  for (const each of parts) {
    const stop = each?.matches(`${PRESSED}, [tabindex]`) === true ? each : (each?.querySelector(MARKED) ?? each?.querySelector(PRESSED))
    if (stop instanceof HTMLElement) return stop
  }
  return undefined
}
