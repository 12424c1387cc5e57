import { X } from 'lucide-react'
import { createContext, type ReactNode, use, useId, useLayoutEffect, useRef } from 'react'
import styles from './Dialog.module.css'
import { giveKeyboard } from './giveKeyboard.ts'
import { useKeepsFocus } from './useKeepsFocus.ts'

/** What a page says aloud, once more in every dialog over it: what lies below one is not read out. */
export const SpokenContext = createContext<ReactNode>(null)

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly closeLabel: string
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** `wide` for dialogs with a QR code or an agenda. */
  readonly width?: 'narrow' | 'wide'
  /** A question: what it says is read out with its title. */
  readonly asks?: boolean
}

/** A modal: the native element gives focus containment, Esc and the top layer. Mounted means open. */
export function Dialog({ title, onClose, closeLabel, children, footer, width = 'narrow', asks = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const keepsFocus = useKeepsFocus<HTMLDivElement>()
  const spoken = use(SpokenContext)
  // Ahead of the effects of what is in it, which may choose a better place for the keyboard than the close button.
  useLayoutEffect(() => {
    const element = dialog.current
    // Focus goes back to what opened it: the browser does so when a modal closes, if it is closed before it is removed.
    if (element !== null && !element.open) element.showModal()
    return () => {
      element?.close()
      // What opened it may be gone, or go with this very change: deleted by another, sealed, moved.
      requestAnimationFrame(() => document.activeElement === document.body && giveKeyboard())
    }
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a click on the backdrop; Esc is the key for it
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${width === 'wide' ? styles.wide : ''}`}
      aria-labelledby={titleId}
      aria-describedby={asks ? `${titleId}-asked` : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {spoken}
      <div ref={keepsFocus} className={styles.paper}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={styles.close} onClick={onClose} aria-label={closeLabel}>
            <X size={22} aria-hidden />
          </button>
        </header>
        <div id={`${titleId}-asked`} className={styles.body}>{children}</div>
        {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  )
}
