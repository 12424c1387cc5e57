import { type ReactNode, useId, useRef, useState } from 'react'
import styles from './Menu.module.css'
import { type MenuItem, MenuList } from './MenuList.tsx'

export type { MenuItem }

type Props = { readonly label: string; readonly icon: ReactNode; readonly items: readonly MenuItem[]; readonly className?: string | undefined; readonly words?: string }

/** A button that opens a short menu; focus returns to it. */
export function Menu({ label, icon, items, className, words }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div className={styles.place}>
      <button ref={button} type="button" className={`${styles.button} ${className ?? ''}`} aria-label={words === undefined ? label : `${words}: ${label}`} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {icon}
        {words}
      </button>
      {open && (
        <MenuList
          id={id}
          label={label}
          items={items}
          place={(menu) => placeUnder(menu, button.current)}
          opener={() => button.current}
          onClose={(how) => {
            setOpen(false)
            if (how !== 'away') button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

/** Under the button, or above it where there is no room below; never outside the window. */
function placeUnder(menu: HTMLElement, button: HTMLElement | null): void {
  if (button === null) return
  const at = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = menu
  const below = at.bottom + 4 + offsetHeight <= window.innerHeight
  menu.style.left = `${Math.max(8, Math.min(at.right - offsetWidth, window.innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - offsetHeight - 4)}px`
}
