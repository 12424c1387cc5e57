import { MessageSquare } from 'lucide-react'
import type { CardSigns } from './cardSigns.ts'
import styles from './CardSignsView.module.css'
import { SignIcon } from './SignIcon.tsx'

/** A card is read, not its labels: one tag in words, the others as a number; all reactions together, beside a tag by the sign that most gave. */
const TAGS_SHOWN = 1
const SIGNS_ALONE = 3

/** On the lower edge of a card, to look at: the panel is where one answers. Its words are in the name of the card. */
export function CardSignsView({ signs: { tags, reactions, comments } }: { readonly signs: CardSigns }) {
  const more = tags.length - TAGS_SHOWN
  const most = reactions.toSorted((one, other) => other.by.length - one.by.length).slice(0, tags.length > 0 ? 1 : SIGNS_ALONE)
  const all = reactions.reduce((sum, { by }) => sum + by.length, 0)
  return (
    <span className={styles.signs} aria-hidden="true">
      {tags.slice(0, TAGS_SHOWN).map((tag) => <span key={tag} className={styles.tag} dir="auto">{tag}</span>)}
      {more > 0 && <span className={styles.count}>+{more}</span>}
      {all > 0 && <span className={styles.count}>{most.map(({ value }) => <SignIcon key={value} sign={value} size={13} />)}{all}</span>}
      {comments > 0 && <span className={styles.count}><MessageSquare size={13} strokeWidth={2.4} />{comments}</span>}
    </span>
  )
}
