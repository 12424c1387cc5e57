import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import type { DrawingCard, ImageCard } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { useWords } from '../../language/language.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { DrawingFace } from '../cards/DrawingFace.tsx'
import { ImageFace } from '../cards/ImageFace.tsx'
import { cardWords } from '../cards/words.ts'
import { LargeParty } from './LargeParty.tsx'
import styles from './Projector.module.css'

/** A picture or a drawing, whole and as large as it fits, and its description under it. */
export function LargePicture({ card, party }: { readonly card: ImageCard | DrawingCard; readonly party: Party | undefined }) {
  const words = useWords(cardWords)
  const said = plainWords(card.text).trim()
  const { w, h } = cardSize(card)
  // A drawing has no words of its own for who does not see it.
  const named = card.kind === 'drawing' ? { role: 'img', 'aria-label': said === '' ? words.kinds.drawing : said } : {}
  return (
    <article className={styles.sheet} data-picture={card.kind}>
      <div className={styles.picture}>
        <div style={{ '--ratio': w / h }} {...named}>{card.kind === 'image' ? <ImageFace key={card.file} card={card} /> : <DrawingFace card={card} />}</div>
      </div>
      <div className={styles.facts} data-party={partyColor(party)}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long description is scrolled, by key too */}
        {said !== '' && <p className={styles.said} dir="auto" tabIndex={0}>{said}</p>}
        <LargeParty party={party} />
      </div>
    </article>
  )
}
