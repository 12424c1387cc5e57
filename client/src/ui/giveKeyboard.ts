/**
 * Gives the keyboard back to what had it; when that is gone by now, deleted or moved by another, to where the page keeps it
 * (`data-keyboard-home`: the board, or the list). For what closes by itself, or was opened from what need not stay.
 */
export function giveKeyboard(to?: Element | null): void {
  if (to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true })
  if (document.activeElement !== to) document.querySelector<HTMLElement>('[data-keyboard-home]')?.focus({ preventScroll: true })
}
