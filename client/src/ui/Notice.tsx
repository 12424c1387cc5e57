import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

const ICONS = { negative: CircleAlert, warning: Clock, positive: CircleCheck } as const

/** A sentence with an icon: never colour alone. `alert` when it answers what somebody just did. */
export function Notice({ tone, children, alert = false }: { readonly tone: keyof typeof ICONS; readonly children: ReactNode; readonly alert?: boolean }) {
  const Icon = ICONS[tone]
  return (
    <div className={`${styles.notice} ${styles[tone]}`} {...(alert ? { role: 'alert' } : {})}>
      <Icon size={20} aria-hidden />
      <div>{children}</div>
    </div>
  )
}
