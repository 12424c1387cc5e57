import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: Look
  readonly compact?: boolean
  readonly icon?: ReactNode
  readonly iconAfter?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** 44 high (36 compact). One primary button a view. */
export function Button({ look = 'secondary', compact = false, icon, iconAfter, children, className, type = 'button', ...rest }: Props) {
  const names = [styles.button, styles[look], compact ? styles.compact : '', className ?? ''].filter(Boolean).join(' ')
  return (
    // oxlint-disable-next-line react/button-has-type -- the type is a prop with a safe default
    <button type={type} className={names} {...rest}>
      {icon}
      {children !== undefined && <span>{children}</span>}
      {iconAfter}
    </button>
  )
}
