/** What an input method has taken for itself carries this number instead of its key's. */
const TAKEN = 229

/**
 * Keeps from the page the key that ends a composition: Safari tells of it after the composition, as if it were an ordinary Enter or Esc,
 * and a half written card would be posted or left. What it does in the field stays. Returns the way to stop.
 */
export function ignoreComposingKeys(page: EventTarget): () => void {
  const hide = (event: Event): void => {
    if ('keyCode' in event && event.keyCode === TAKEN) event.stopImmediatePropagation()
  }
  page.addEventListener('keydown', hide, { capture: true })
  return () => page.removeEventListener('keydown', hide, { capture: true })
}
