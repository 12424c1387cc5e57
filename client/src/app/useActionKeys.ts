import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { actionOf } from '../features/actions/keys.ts'
import { lettersAreOn } from '../features/actions/letters.ts'
import type { FindControls } from '../features/find/FindSlip.tsx'

export type MenuAsked = { readonly target: Element; readonly x: number; readonly y: number; readonly byKey: boolean }

type Options = {
  readonly palette: () => void
  readonly help: () => void
  readonly find: () => void
  readonly finding: RefObject<FindControls | undefined>
  /** Answers whether there is a menu there. */
  readonly menu: (asked: MenuAsked) => boolean
}

const FIELDS = 'input, textarea, select, [contenteditable]'
const WITH_MENU = '[data-board-surface], [data-row]'
/** As long as a finger must rest, and as far as it may tremble meanwhile. */
const LONG_PRESS = { ms: 500, px: 10 } as const
/** Some systems tell of the menu key when it comes up. */
const SAME_PRESS_MS = 1_000

/** Keys that work wherever the keyboard is on the page, and the three ways to ask for a menu: right click, menu key, long press. */
export function useActionKeys(options: Options): void {
  const now = useRef(options)
  useLayoutEffect(() => {
    now.current = options
  })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    let openedByKey = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent): void => {
      const { target } = event
      if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement) || target.closest('dialog, [role=menu]') !== null) return
      if (target === document.body && document.querySelector('dialog[open]') !== null) return
      const asked = actionOf(event, { letters: lettersAreOn() })
      const inField = target.closest(FIELDS) !== null
      if (asked === 'palette') now.current.palette()
      else if ((asked === 'find-next' || asked === 'find-previous') && now.current.finding.current !== undefined) now.current.finding.current.step(asked === 'find-next' ? 1 : -1)
      else if (inField) return
      else if (asked === 'help') now.current.help()
      // Asked for once more, while its own field has the keyboard, it is the browser's: that branch is the one above.
      else if (asked === 'find' && (target === document.body || target.closest('#work') !== null)) now.current.find()
      else if (asked === 'menu' && target.matches(`${WITH_MENU}, [data-board-surface] *`)) {
        const box = target.getBoundingClientRect()
        const isBoard = target.matches('[data-board-surface]')
        if (!now.current.menu({ target, x: isBoard ? box.left + box.width / 2 : box.left + Math.min(40, box.width / 2), y: isBoard ? box.top + box.height / 2 : box.top + Math.min(40, box.height / 2), byKey: true })) return
        openedByKey = event.timeStamp
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', press, { signal, capture: true })
    const place = (target: EventTarget | null): Element | undefined => (target instanceof Element && target.closest(`${FIELDS}, a, [role=menu]`) === null && target.closest(WITH_MENU) !== null ? target : undefined)
    window.addEventListener(
      'contextmenu',
      (event) => {
        const target = place(event.target)
        if (target === undefined) return
        // A hand that carries something and presses the other button too asks for nothing.
        if (target.closest('[data-dragging]') !== null) return event.preventDefault()
        // The system makes this of the menu key and of a long press too: those have their menu already, or get it.
        const isTold = (event instanceof PointerEvent && event.pointerType === 'touch') || (event.button !== 2 && event.timeStamp - openedByKey < SAME_PRESS_MS)
        if (isTold || now.current.menu({ target, x: event.clientX, y: event.clientY, byKey: false })) event.preventDefault()
      },
      { signal },
    )
    let held: { readonly id: number; readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> } | undefined
    const letGo = (): void => {
      clearTimeout(held?.timer)
      held = undefined
    }
    window.addEventListener(
      'pointerdown',
      (event) => {
        letGo()
        const target = place(event.target)
        if (event.pointerType !== 'touch' || !event.isPrimary || target === undefined || target.closest('button') !== null) return
        // A pen that rests is drawing still.
        if (target.closest('[data-tool=pen], [data-tool=marker]') !== null) return
        const { pointerId, clientX: x, clientY: y } = event
        const timer = setTimeout(() => {
          if (!now.current.menu({ target, x, y, byKey: false })) return
          // What this finger began, a drag or a pan, is over; and when it lifts, that is no press on a card.
          document.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId }))
          swallowClick(signal)
        }, LONG_PRESS.ms)
        held = { id: pointerId, x, y, timer }
      },
      { signal, capture: true },
    )
    window.addEventListener('pointermove', (event) => held !== undefined && Math.hypot(event.clientX - held.x, event.clientY - held.y) > LONG_PRESS.px && letGo(), { signal, capture: true })
    for (const end of ['pointerup', 'pointercancel', 'blur'] as const) window.addEventListener(end, letGo, { signal, capture: true })
    return () => {
      letGo()
      abort.abort()
    }
  }, [])
}

/** The click that ends this touch. */
function swallowClick(signal: AbortSignal): void {
  const over = new AbortController()
  const options = { capture: true, signal: AbortSignal.any([signal, over.signal]) }
  window.addEventListener('click', (event) => (event.stopPropagation(), event.preventDefault()), options)
  window.addEventListener('pointerup', () => setTimeout(() => over.abort(), 50), options)
  window.addEventListener('pointerdown', () => over.abort(), options)
}
