import { Lock } from 'lucide-react'
import styles from './Things.module.css'

/** At the bottom right of a card that nobody moves by accident (LOOK §5). */
export function LockSign() {
  return (
    <span className={styles.lock} aria-hidden="true">
      <Lock size={14} strokeWidth={2.4} />
    </span>
  )
}
