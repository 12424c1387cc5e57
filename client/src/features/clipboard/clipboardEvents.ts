/** What answers the browser's own events; each answers whether the browser need do nothing more. Where nothing is changed there is no `cut` and no `paste`. */
export type ClipboardTakers = {
  readonly copy: (data: DataTransfer) => boolean
  readonly cut?: (data: DataTransfer) => boolean
  readonly paste?: (data: DataTransfer) => boolean
  readonly hasChosen: () => boolean
}

/** Where these keep what they get for themselves. */
const FIELDS = 'input, textarea, select, [contenteditable], dialog, [role=menu]'

/** [CB1] Copy, cut and paste of the page, until the answer is called: not those of fields, dialogs and chosen letters. */
export function followClipboard(now: () => ClipboardTakers): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const isOurs = (event: ClipboardEvent): boolean => {
    const holds = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null
    return !event.defaultPrevented && !holds(event.target) && !holds(document.activeElement) && document.querySelector('dialog[open]') === null
  }
  const hasLetters = (): boolean => (window.getSelection()?.toString() ?? '') !== ''
  for (const type of ['copy', 'cut', 'paste'] as const) {
    document.addEventListener(
      type,
      (event) => {
        const { clipboardData } = event
        if (clipboardData === null || !isOurs(event) || (type !== 'paste' && hasLetters())) return
        if (now()[type]?.(clipboardData) === true) event.preventDefault()
      },
      { signal },
    )
  }
  // Without chosen letters some browsers do nothing when a menu of the page asks, unless somebody says that there is something.
  const offer = (event: Event): void => (hasLetters() || !now().hasChosen() ? undefined : event.preventDefault())
  for (const type of ['beforecopy', 'beforecut']) document.addEventListener(type, offer, { signal })
  return () => abort.abort()
}
