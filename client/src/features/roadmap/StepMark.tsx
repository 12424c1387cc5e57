import type { StepCard } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import styles from './Bar.module.css'

/** A step as a piece of its project's lower edge: thick when done, thin while open. */
export function StepMark({ card }: { readonly card: StepCard }) {
  return <div className={styles.step} data-done={card.done ? '' : undefined} title={plainWords(card.text)} />
}
