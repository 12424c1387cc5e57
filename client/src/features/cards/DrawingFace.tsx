import { type DrawingCard, tintOf } from '@visiebord/shared/board/schema.ts'
import { later } from '../../ui/later.tsx'
import styles from './Things.module.css'

/** Outlines take a library: it comes after the words on the board. */
const Strokes = later(async () => (await import('./Strokes.tsx')).Strokes, { says: 'nothing' })

/** What a pen drew. Its words are its name for who does not see it. */
export function DrawingFace({ card }: { readonly card: DrawingCard }) {
  return (
    <div className={styles.drawing} data-party={tintOf(card) ?? 0}>
      <Strokes card={card} />
    </div>
  )
}
