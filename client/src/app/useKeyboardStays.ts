import { useEffect } from 'react'
import { giveKeyboard } from '../ui/giveKeyboard.ts'

/** What has the keyboard may leave by its own press or by another's hand: a slip, a tool, a menu. The board or the list has it then. Rows of the list look after themselves. */
export function useKeyboardStays(): void {
  useEffect(() => {
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) return
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && target instanceof Element && !target.isConnected && target.closest('[data-row]') === null) giveKeyboard()
      })
    }
    document.addEventListener('focusout', left)
    return () => document.removeEventListener('focusout', left)
  }, [])
}
