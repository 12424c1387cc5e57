import type { Card } from '@visiebord/shared/board/schema.ts'
import { wordCount } from '@visiebord/shared/board/selectors/wordCount.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { unsaid } from '../cards/cardLabel.ts'
import { shownWords } from '../cards/ShownWords.tsx'
import { SharedTextField } from '../cards/SharedTextField.tsx'
import { cardWords } from '../cards/words.ts'
import { FieldCarets } from '../presence/FieldCarets.tsx'
import styles from './CardPanel.module.css'
import { panelWords } from './words.ts'

/** The words of a card, large; pressed, they become a field that others may type in too. */
export function CardText({ card, mayWrite }: { readonly card: Card; readonly mayWrite: boolean }) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const shown = useRef<HTMLHeadingElement>(null)
  const end = () => {
    setEditing(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <div className={styles.words}>
      {editing ? (
        <>
          <SharedTextField cardId={card.id} label={kindWords.write(kindWords.kinds[card.kind])} rows={4} onEnd={end} />
          <Button compact look="primary" onClick={end}>{words.save}</Button>
        </>
      ) : (
        <>
          <h2 ref={shown} id="panel-title" dir="auto" className={card.text.length > 120 ? styles.long : ''}>{card.text.trim() === '' ? unsaid(card, kindWords) : shownWords(card.text)}</h2>
          {mayWrite && <Button ref={button} look="quiet" compact icon={<Pencil size={16} aria-hidden />} onClick={() => setEditing(true)}>{words.edit}</Button>}
          <FieldCarets cardId={card.id} over={shown} />
        </>
      )}
      {editing && <h2 id="panel-title" className="visually-hidden">{plainWords(card.text)}</h2>}
      {card.kind === 'statement' && <p className={styles.quiet}>{words.words(wordCount(card.text))}</p>}
    </div>
  )
}
