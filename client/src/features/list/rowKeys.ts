import type { KeyboardEvent } from 'react'

/** So many rows at a time. */
const PAGE = 10

/** Arrows, Home, End and the page keys go from card to card; what a key does to a card is the row's own. */
export function rowKeys(event: KeyboardEvent, root: HTMLElement | null): void {
  const target = event.target
  if (root === null || !(target instanceof HTMLElement) || target.closest('textarea, input, select, [role=menu]') !== null) return
  const row = target.closest<HTMLElement>('[data-row]')
  if (row === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(row)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + PAGE, PageUp: at - PAGE }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const next = rows[Math.min(rows.length - 1, Math.max(0, to))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
