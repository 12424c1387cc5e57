import type { DevelopmentCard } from '@visiebord/shared/board/schema.ts'
import { useWords } from '../../language/language.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { PartySign } from './PartySign.tsx'
import { cardWords } from './words.ts'

export function DevelopmentFace({ card }: { readonly card: DevelopmentCard }) {
  const words = useWords(cardWords)
  const scores = [...(card.relevance === undefined ? [] : [words.score(words.relevance, card.relevance)]), ...(card.priority === undefined ? [] : [words.score(words.priority, card.priority)])]
  const { fontSize, text } = fittedText(card)
  return (
    <div className={styles.slip}>
      <div className={styles.slipText} style={{ fontSize }} dir="auto">
        {text}
      </div>
      <div className={styles.foot}>
        <PartySign partyId={card.partyId} size={11} />
        <span>{scores.join(' · ')}</span>
      </div>
    </div>
  )
}
