import type { TextCard } from '@visiebord/shared/board/schema.ts'
import { fittedText } from './fittedText.ts'
import styles from './Things.module.css'

/** Words on the board, without paper. */
export function TextFace({ card }: { readonly card: TextCard }) {
  const { fontSize, text } = fittedText(card)
  return (
    <div className={styles.text} style={{ fontSize }} dir="auto">
      {text}
    </div>
  )
}
