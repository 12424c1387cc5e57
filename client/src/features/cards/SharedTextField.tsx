import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { useBoard, useWorkshop } from '../../state/workshopContext.ts'
import { tellCaret } from '../presence/caretTeller.ts'
import { FieldCarets } from '../presence/FieldCarets.tsx'
import { handOf } from '../presence/handOf.ts'
import { later } from '../../ui/later.tsx'
import styles from './SharedTextField.module.css'
import { TypingHand } from './typingHand.ts'
import { cardHandWords } from './handWords.ts'
import { undoKey } from './undoKey.ts'
import { useOpeningKey } from './useOpeningKey.ts'
import { createWritingPlace } from './writing/writingPlace.ts'

/** Buttons and keys for lists and bold: typing need not wait for them. */
const WritingBar = later(async () => (await import('./writing/WritingBar.tsx')).WritingBar, { says: 'nothing' })

type Props = { readonly cardId: string; readonly label: string; readonly rows: number; readonly onEnd: () => void }

/** The words of a card as an ordinary field, in the list and the panel: others may type in it too, and see who does. */
export function SharedTextField({ cardId, label, rows, onEnd }: Props) {
  const board = useBoard()
  const workshop = useWorkshop()
  const words = useWords(cardHandWords)
  const language = useLanguage()
  const [writing] = useState(createWritingPlace)
  const isOpeningKey = useOpeningKey()
  const kind = board.read.cards.get(cardId)?.kind
  const describes = kind === 'drawing' || kind === 'image'
  const { field } = writing
  const end = useRef(onEnd)
  useLayoutEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    const handle = board.cardText(cardId)
    const textarea = field.current
    if (textarea === null || handle === undefined) return
    const limit = workshop.view.getState().limits.board.textLength
    const number = new Intl.NumberFormat(language).format(limit)
    const hand = new TypingHand(textarea, handle, {
      limit,
      onTooLong: (how) => workshop.announce.say(how === 'paste' ? words.textTooLong(number) : words.typedTooLong(number), { urgent: true }),
      onDocumentChange: (listener) => board.read.subscribeCard(cardId, listener),
    })
    writing.take(hand)
    textarea.focus()
    textarea.setSelectionRange(textarea.value.length, textarea.value.length)
    const tell = () => workshop.awareness.set({ ...handOf(workshop.selection.getState()), editing: cardId })
    tell()
    const stops = [workshop.onHandIn(() => end.current()), workshop.selection.subscribe(tell), tellCaret(workshop, (each) => each === textarea)]
    return () => {
      for (const stop of stops) stop()
      writing.take(undefined)
      workshop.awareness.set(handOf(workshop.selection.getState()))
      hand.dispose()
    }
  }, [board, cardId, language, words, workshop, field, writing])
  return (
    <>
      <div className={styles.holder}>
        <textarea
          ref={field}
          className={styles.field}
          rows={rows}
          dir="auto"
          spellCheck
          aria-label={label}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.nativeEvent.isComposing) return
            if (isOpeningKey(event)) event.preventDefault()
            else if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) onEnd()
            else undoKey(event, board.undo)
          }}
        />
        <FieldCarets cardId={cardId} over={field} />
      </div>
      {!describes && <WritingBar writing={writing} />}
    </>
  )
}
