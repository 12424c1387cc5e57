import type { KeyboardEvent } from 'react'

/** Esc leaves this part, a form or a question, and not yet the dialog that it stands in: from the inside out. */
export const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
