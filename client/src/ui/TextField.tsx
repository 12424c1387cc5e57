import { type InputHTMLAttributes, type Ref, useId } from 'react'
import styles from './TextField.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
}

/** A label above, the field, and below it what helps or what is wrong, tied together for assistive technology. What is wrong is said as it comes: the keyboard may be in the field already. */
export function TextField({ label, hint, error, className, ...rest }: Props) {
  const id = useId()
  const told = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`${styles.field} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      <input id={id} aria-invalid={error !== undefined} {...(told === '' ? {} : { 'aria-describedby': told })} {...rest} />
      {error !== undefined && <p id={`${id}-error`} role="alert" className={styles.error}>{error}</p>}
    </div>
  )
}
