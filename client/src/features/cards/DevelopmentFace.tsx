import type { DevelopmentCard } from '@visiebord/shared/board/schema.ts'
import { useWords } from '../../language/language.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { PartySign } from './PartySign.tsx'
import { cardWords } from './words.ts'

function Score({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <span className={styles.score}>
      {label}
      <svg viewBox="0 0 48 8" width={48} height={8} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((at) => (
          <circle key={at} cx={4 + at * 10} cy={4} r={3.1} className={at < value ? styles.dotFull : styles.dotOpen} />
        ))}
      </svg>
    </span>
  )
}

export function DevelopmentFace({ card }: { readonly card: DevelopmentCard }) {
  const words = useWords(cardWords)
  const { fontSize, text } = fittedText(card)
  return (
    <div className={styles.slip}>
      <div className={styles.slipText} style={{ fontSize }} dir="auto">
        {text}
      </div>
      <div className={styles.foot}>
        <PartySign partyId={card.partyId} size={11} />
        {card.relevance !== undefined && <Score label={words.relevance} value={card.relevance} />}
        {card.priority !== undefined && <Score label={words.priority} value={card.priority} />}
      </div>
    </div>
  )
}
