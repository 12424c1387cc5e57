import { seenSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { textRoomOf } from '@visiebord/shared/board/geometry/cardText.ts'
import { type ShapeCard, tintOf } from '@visiebord/shared/board/schema.ts'
import { fittedText } from './fittedText.ts'
import styles from './Things.module.css'

/** A form with words in its middle. */
export function ShapeFace({ card }: { readonly card: ShapeCard }) {
  const { fontSize, text } = fittedText(card)
  const room = textRoomOf(card, seenSize(card))
  return (
    <div className={styles.shape} data-form={card.form} data-party={tintOf(card) ?? 0}>
      {card.form === 'diamond' && (
        <svg className={styles.diamond} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path d="M50 0L100 50L50 100L0 50Z" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      <div className={styles.words} style={{ fontSize, ...(room === undefined ? {} : { paddingInline: room.left, paddingBlock: room.top }) }} dir="auto">
        <span>{text}</span>
      </div>
    </div>
  )
}
