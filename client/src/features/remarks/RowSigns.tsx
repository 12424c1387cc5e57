import { MessageSquare } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import { useBoard } from '../../state/workshopContext.ts'
import { cardSigns, saidOfSigns } from './cardSigns.ts'
import styles from './CardSignsView.module.css'
import { SignIcon } from './SignIcon.tsx'
import { signWords } from './signWords.ts'
import { useRemarks } from './useRemarks.ts'

/** The same in a row of the list: all of it, for there is room, and as words for who listens. */
export function RowSigns({ cardId }: { readonly cardId: string }) {
  const words = useWords(signWords)
  const signs = cardSigns(useRemarks(useBoard().read, cardId))
  const said = saidOfSigns(signs, words)
  if (said === '') return null
  return (
    <p className={styles.inRow}>
      <span className="visually-hidden">{said}</span>
      {signs.tags.map((tag) => <span key={tag} className={styles.tag} dir="auto" aria-hidden="true">{tag}</span>)}
      {signs.reactions.map(({ value, by }) => <span key={value} className={styles.count} aria-hidden="true"><SignIcon sign={value} size={13} />{by.length}</span>)}
      {signs.comments > 0 && <span className={styles.count} aria-hidden="true"><MessageSquare size={13} strokeWidth={2.4} />{signs.comments}</span>}
    </p>
  )
}
