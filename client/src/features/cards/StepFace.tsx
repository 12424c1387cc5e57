import type { StepCard } from '@visiebord/shared/board/schema.ts'
import { Square, SquareCheckBig } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { cardWords } from './words.ts'

/** A step that lies on the board by itself. */
export function StepFace({ card }: { readonly card: StepCard }) {
  const words = useWords(cardWords)
  const { fontSize, text } = fittedText(card)
  const details = [...(card.weeks === undefined ? [] : [words.weeks(card.weeks)]), ...(card.ownerRole === undefined ? [] : [card.ownerRole])]
  return (
    <div className={`${styles.slip} ${styles.numbered}`}>
      {card.done ? <SquareCheckBig size={20} aria-hidden className={styles.check} /> : <Square size={20} aria-hidden className={styles.check} />}
      <div className={styles.grow}>
        <div className={styles.slipText} style={{ fontSize }} dir="auto">
          {text}
        </div>
        <div className={styles.foot}>{details.join(' · ')}</div>
      </div>
    </div>
  )
}
