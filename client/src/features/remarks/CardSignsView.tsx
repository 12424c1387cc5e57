import { MessageSquare } from 'lucide-react'
import type { CardSigns } from './cardSigns.ts'
import { SignIcon } from './SignIcon.tsx'
import styles from './CardSignsView.module.css'

/** More tags than this are a number: a card is read, not its labels. */
const TAGS_SHOWN = 2
const REACTIONS_SHOWN = 3

/** On the lower edge of a card, to look at: the panel is where one answers. Its words are in the name of the card. */
export function CardSignsView({ signs: { tags, reactions, comments } }: { readonly signs: CardSigns }) {
  const more = tags.length - TAGS_SHOWN
  return (
    <span className={styles.signs} aria-hidden="true">
      {tags.slice(0, TAGS_SHOWN).map((tag) => <span key={tag} className={styles.tag} dir="auto">{tag}</span>)}
      {more > 0 && <span className={styles.tag}>+{more}</span>}
      {reactions.slice(0, REACTIONS_SHOWN).map(({ value, by }) => <span key={value} className={styles.count}><SignIcon sign={value} size={13} />{by.length}</span>)}
      {comments > 0 && <span className={styles.count}><MessageSquare size={13} strokeWidth={2.4} />{comments}</span>}
    </span>
  )
}
