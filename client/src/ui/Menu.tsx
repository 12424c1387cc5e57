import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './Menu.module.css'

export type MenuItem = { readonly label: string; readonly icon?: ReactNode; readonly onChoose: () => void; readonly danger?: boolean; readonly disabled?: boolean }

type Props = { readonly label: string; readonly icon: ReactNode; readonly items: readonly MenuItem[]; readonly className?: string | undefined; readonly words?: string }

/** A button that opens a short menu: arrows walk, Enter chooses, Esc and a press elsewhere close, focus returns. */
export function Menu({ label, icon, items, className, words }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    const element = list.current
    // The top layer: whatever the button stands in may clip or contain it.
    element?.showPopover()
    place(element, button.current)
    element?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus()
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !element?.contains(event.target) && !button.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', away, true)
    return () => document.removeEventListener('pointerdown', away, true)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const walk = (event: KeyboardEvent) => {
    event.stopPropagation()
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[to]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab') setOpen(false)
  }
  return (
    <div className={styles.place}>
      <button ref={button} type="button" className={`${styles.button} ${className ?? ''}`} aria-label={words === undefined ? label : `${words}: ${label}`} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {icon}
        {words}
      </button>
      {open && (
        <div ref={list} id={id} popover="manual" role="menu" aria-label={label} tabIndex={-1} className={styles.menu} onKeyDown={walk}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.danger === true ? styles.danger : styles.item}
              aria-disabled={item.disabled === true}
              onClick={() => {
                if (item.disabled === true) return
                close()
                item.onChoose()
              }}
            >
              {item.icon}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Under the button, or above it where there is no room below; never outside the window. */
function place(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (menu === null || button === null) return
  const at = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = menu
  const below = at.bottom + 4 + offsetHeight <= window.innerHeight
  menu.style.left = `${Math.max(8, Math.min(at.right - offsetWidth, window.innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - offsetHeight - 4)}px`
}
