import type { TextHandle } from '@visiebord/shared/board/board.ts'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { useCard, useScene } from '../canvas/scene.ts'
import { keepCaretInView } from './caretInView.ts'
import styles from './CardEditor.module.css'
import { fittedText } from './fittedText.ts'
import { cardHandWords } from './handWords.ts'
import { TypingHand } from './typingHand.ts'
import { undoKey } from './undoKey.ts'
import { useOpeningKey } from './useOpeningKey.ts'
import { cardWords } from './words.ts'
import type { WritingPlace } from './writing/writingPlace.ts'

type Props = { readonly cardId: string; readonly live: OpenWorkshop; readonly handle: TextHandle; /** For the buttons beside it. */ readonly writing: WritingPlace; readonly onEnd: (how: 'escape' | 'outside') => void }

/** The text of one card, in place, while others may write in it too. Lies over the card, so that a re-rendered card cannot lose the caret. */
export function CardEditor({ cardId, live, handle, writing, onEnd }: Props) {
  const { field } = writing
  const { stage, parties, reader } = useScene()
  const words = useWords(cardWords)
  const say = useWords(cardHandWords)
  const language = useLanguage()
  const card = useCard(cardId)
  const isOpeningKey = useOpeningKey()
  const frame = useRef<HTMLDivElement>(null)
  const end = useRef(onEnd)
  useLayoutEffect(() => {
    end.current = onEnd
  })

  useLayoutEffect(() => (frame.current === null ? undefined : stage.attach(cardId, frame.current)), [stage, cardId])
  useEffect(() => {
    const textarea = field.current
    if (textarea === null) return undefined
    const limit = live.view.getState().limits.board.textLength
    const number = new Intl.NumberFormat(language).format(limit)
    const hand = new TypingHand(textarea, handle, {
      limit,
      onTooLong: (how) => live.announce.say(how === 'paste' ? say.textTooLong(number) : say.typedTooLong(number), { urgent: true }),
      onDocumentChange: (listener) => reader.subscribeCard(cardId, listener),
    })
    writing.take(hand)
    textarea.focus({ preventScroll: true })
    textarea.setSelectionRange(textarea.value.length, textarea.value.length)
    const stopLooking = keepCaretInView(textarea, stage)
    return () => {
      stopLooking()
      writing.take(undefined)
      hand.dispose()
    }
    // Words follow the language; a change of it while typing may begin the hand anew.
  }, [live, handle, language, say, reader, cardId, field, writing, stage])
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Element && frame.current?.contains(event.target) === false && event.target.closest('[data-writing-bar]') === null) end.current('outside')
    }
    // Before the press is used for something else, so that what was typed is in.
    window.addEventListener('pointerdown', outside, { capture: true })
    return () => window.removeEventListener('pointerdown', outside, { capture: true })
  }, [])
  if (card === undefined) return null
  const color = partyColor(parties.get(card.partyId ?? ''))
  return (
    <div ref={frame} className={styles.frame} data-editor="" data-party={color} data-kind={card.kind} data-place={card.position === undefined ? 'roadmap' : 'board'}>
      <textarea
        ref={field}
        className={styles.field}
        style={{ fontSize: fittedText(card, stage.boxOf(cardId)?.w).fontSize }}
        aria-label={words.write(words.kinds[card.kind])}
        placeholder={say.placeholder[card.kind]}
        spellCheck
        dir="auto"
        onPointerDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const command = event.ctrlKey || event.metaKey
          if (isOpeningKey(event)) event.preventDefault()
          else if (event.key === 'Escape' || (event.key === 'Enter' && command)) {
            event.preventDefault()
            onEnd('escape')
          } else undoKey(event, live.board.getState().board.undo)
          event.stopPropagation()
        }}
      />
    </div>
  )
}
