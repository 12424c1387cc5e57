import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Menu.module.css'

export type MenuItem = {
  readonly label: string
  readonly icon?: ReactNode
  readonly onChoose: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
  /** Its shortcut, for who would rather press keys next time. */
  readonly keys?: string
  /** A line above it. */
  readonly begins?: boolean
}

/** `away`: by a press elsewhere, so that the keyboard is somewhere else already. With Tab it goes on from what opened the menu. */
export type MenuEnd = 'chosen' | 'escape' | 'away'

type Props = {
  readonly id?: string
  readonly label: string
  readonly items: readonly MenuItem[]
  /** Puts it in its place, once it has its size. */
  readonly place: (menu: HTMLElement) => void
  /** Before the item that was chosen acts. */
  readonly onClose: (how: MenuEnd) => void
  /** What opened it: a press there closes nothing, it is a press on the opener. */
  readonly opener?: () => Element | null
}

/** An open menu: arrows, Home, End and first letters walk, Enter chooses, Esc, Tab and a press elsewhere close. */
export function MenuList({ id, label, items, place, onClose, opener }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const now = useRef({ place, onClose, opener })
  useLayoutEffect(() => {
    now.current = { place, onClose, opener }
  })
  useEffect(() => {
    const element = list.current
    if (element === null) return undefined
    // The top layer: whatever the opener stands in may clip or contain it.
    element.showPopover()
    now.current.place(element)
    element.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus()
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element.contains(event.target) && now.current.opener?.()?.contains(event.target) !== true) now.current.onClose('away')
    }
    document.addEventListener('pointerdown', away, true)
    return () => document.removeEventListener('pointerdown', away, true)
  }, [])

  const walk = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key] ?? byLetter(event, all, at)
    if (to !== undefined) {
      event.preventDefault()
      all[to]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onClose('escape')
    } else if (event.key === 'Tab') onClose('escape')
  }
  return (
    <div ref={list} id={id} popover="manual" role="menu" aria-label={label} tabIndex={-1} className={styles.menu} onKeyDown={walk} onContextMenu={(event) => event.preventDefault()}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={`${item.danger === true ? styles.danger : styles.item} ${item.begins === true ? styles.begins : ''}`}
          aria-disabled={item.disabled === true}
          onClick={() => {
            if (item.disabled === true) return
            onClose('chosen')
            item.onChoose()
          }}
        >
          {item.icon}
          <span>{item.label}</span>
          {item.keys !== undefined && <kbd className={styles.keys} aria-hidden="true">{item.keys}</kbd>}
        </button>
      ))}
    </div>
  )
}

/** The next item that begins with what was pressed. */
function byLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, all: readonly HTMLElement[], at: number): number | undefined {
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined
  const begins = (item: HTMLElement | undefined): boolean => item?.textContent.trim().toLowerCase().startsWith(key.toLowerCase()) === true
  const steps = all.keys().map((step) => (at + 1 + step) % all.length)
  return [...steps].find((index) => begins(all[index]))
}
