import type { PrincipleCard } from '@visiebord/shared/board/schema.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'

export function PrincipleFace({ card }: { readonly card: PrincipleCard }) {
  const { fontSize, text } = fittedText(card)
  return (
    <div className={`${styles.slip} ${styles.numbered}`}>
      <span className={styles.number}>U{card.number}</span>
      <div className={styles.slipText} style={{ fontSize }} dir="auto">
        {text}
      </div>
    </div>
  )
}
