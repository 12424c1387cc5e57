import type { NoteCard } from '@visiebord/shared/board/schema.ts'
import { Equal, EqualNot } from 'lucide-react'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { PartySign } from './PartySign.tsx'

export function NoteFace({ card }: { readonly card: NoteCard }) {
  const { fontSize, text } = fittedText(card)
  return (
    <div className={styles.note}>
      <div className={styles.band}>
        <PartySign partyId={card.partyId} />
        <span className={styles.grow} />
        {card.mark === 'same' && <Equal size={16} strokeWidth={2.2} aria-hidden />}
        {card.mark === 'different' && <EqualNot size={16} strokeWidth={2.2} aria-hidden />}
      </div>
      <div className={styles.noteText} style={{ fontSize }} dir="auto">
        {text}
      </div>
    </div>
  )
}
