import type { StatementCard } from '@visiebord/shared/board/schema.ts'
import { wordCount } from '@visiebord/shared/board/selectors/wordCount.ts'
import { Quote } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { PartySign } from './PartySign.tsx'
import { cardWords } from './words.ts'

/** A statement of more words than this is not remembered at a counter. */
export const WORDS_TO_REMEMBER = 20

export function StatementFace({ card }: { readonly card: StatementCard }) {
  const words = useWords(cardWords)
  const { fontSize, text } = fittedText(card)
  const count = wordCount(card.text)
  return (
    <div className={styles.statement} data-status={card.status}>
      <div className={styles.statementHead}>
        <Quote size={18} aria-hidden />
        <span>{words.kinds.statement}</span>
        <span className={styles.chip}>{words.statementStatus[card.status]}</span>
        <span className={styles.grow} />
        <PartySign partyId={card.partyId} />
      </div>
      <div className={styles.statementText} style={{ fontSize }} dir="auto">
        {text}
      </div>
      <div className={styles.statementFoot}>
        <svg viewBox={`0 0 ${WORDS_TO_REMEMBER * 6} 14`} width={WORDS_TO_REMEMBER * 6} height={14} aria-hidden="true" className={styles.meter}>
          {Array.from({ length: WORDS_TO_REMEMBER }, (_, at) => (
            <rect key={at} x={at * 6 + 0.5} y={0.5} width={3.6} height={13} className={at < count ? styles.barFull : styles.barOpen} />
          ))}
        </svg>
        <strong>
          {count} {words.words(count)}
        </strong>
        {count > 0 && <span className={styles.second}>{count <= WORDS_TO_REMEMBER ? words.shortEnough : words.tooLong}</span>}
      </div>
    </div>
  )
}
