import type { ImageCard } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { ImageOff } from 'lucide-react'
import { useContext, useEffect, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { WorkshopContext } from '../../state/workshopContext.ts'
import { api } from '../../sync/api.ts'
import styles from './ImageFace.module.css'
import { cardWords } from './words.ts'

/** A picture in a box that does not wait for it: nothing jumps when it comes. One that does not come says so, with its description. */
export function ImageFace({ card }: { readonly card: ImageCard }) {
  const words = useWords(cardWords)
  const workshop = useContext(WorkshopContext)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    if (!broken) return undefined
    const again = (): void => setBroken(false)
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [broken])
  const said = plainWords(card.text).trim()
  if (broken || workshop === undefined) {
    return (
      <div className={styles.missing}>
        <ImageOff size={28} aria-hidden />
        <strong>{words.imageMissing}</strong>
        {said !== '' && <span dir="auto">{said}</span>}
      </div>
    )
  }
  return (
    <div className={styles.image}>
      <img src={api.href(`workshops/${encodeURIComponent(workshop.id)}/images/${card.file}`)} alt={said === '' ? words.noDescription : said} width={card.width} height={card.height} decoding="async" draggable={false} onError={() => setBroken(true)} />
      {said === '' && <span className={styles.undescribed} aria-hidden="true">{words.noDescription}</span>}
    </div>
  )
}

/** The same, small, in a row whose words stand beside it. */
export function SmallImage({ card }: { readonly card: ImageCard }) {
  return (
    <div className={styles.small} aria-hidden="true">
      <ImageFace key={card.file} card={card} />
    </div>
  )
}
