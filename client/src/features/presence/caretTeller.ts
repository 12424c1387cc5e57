import type { OpenWorkshop } from '../../state/openWorkshop.ts'

/** A caret is told this often at most: the letters themselves come with the text. */
const EVERY_MS = 120

/** Tells others where my caret is while it is in such a field. Returns the way to stop, which takes back what was told. */
export function tellCaret({ awareness }: Pick<OpenWorkshop, 'awareness'>, isIt: (field: HTMLTextAreaElement) => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    timer = undefined
    const field = document.activeElement
    if (field instanceof HTMLTextAreaElement && isIt(field)) awareness.tell({ caret: { from: field.selectionStart, to: field.selectionEnd } })
  }
  const moved = (): void => void (timer ??= setTimeout(look, EVERY_MS))
  const abort = new AbortController()
  const { signal } = abort
  for (const event of ['selectionchange', 'input', 'keyup', 'pointerup', 'focusin']) document.addEventListener(event, moved, { signal })
  moved()
  return () => {
    abort.abort()
    clearTimeout(timer)
    awareness.tell({ caret: undefined })
  }
}
