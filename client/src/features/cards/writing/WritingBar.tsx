import { Bold, List, ListOrdered } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../../language/language.ts'
import { useWorkshop } from '../../../state/workshopContext.ts'
import { KEYS } from '../../actions/keys.ts'
import { isMac, shownKeys } from '../../actions/shownKeys.ts'
import { actionWords } from '../../actions/words.ts'
import { type EmptyBold, watchEmptyBold } from './emptyBold.ts'
import { marksAt, type WordMarks } from './wordEdits.ts'
import styles from './WritingBar.module.css'
import { writingWords } from './words.ts'
import type { WritingPlace } from './writingPlace.ts'
import { listenToField, type WritingVerb, writes } from './writingKeys.ts'

const BUTTONS = [
  { verb: 'bold', Icon: Bold },
  { verb: 'bullets', Icon: List },
  { verb: 'numbers', Icon: ListOrdered },
] as const satisfies readonly { readonly verb: WritingVerb; readonly Icon: unknown }[]

const NOTHING: WordMarks = { bold: false, list: undefined }
const marksIn = (field: HTMLTextAreaElement): WordMarks => marksAt(field.value, { from: field.selectionStart, to: field.selectionEnd })
const isOn = (verb: WritingVerb, marks: WordMarks): boolean => (verb === 'bold' ? marks.bold : marks.list === verb)

const isBeside = (target: EventTarget | null, field: HTMLElement): boolean => target === field || (target instanceof Element && target.closest('[data-writing-bar]') !== null)

/** Buttons for lists and bold beside a field, and their keys in it. A press leaves the keyboard, and that of a screen, where it is. */
export function WritingBar({ writing }: { readonly writing: WritingPlace }) {
  const words = useWords(writingWords)
  const { keyNames } = useWords(actionWords)
  const { announce } = useWorkshop()
  const [marks, setMarks] = useState(NOTHING)
  // For who does not see the button: what it did.
  const tell = useRef<(verb: WritingVerb) => void>(() => undefined)
  const empty = useRef<EmptyBold>(undefined)
  useLayoutEffect(() => {
    tell.current = (verb) => {
      const field = writing.field.current
      if (field !== null) announce.say(words.done(words[verb], isOn(verb, marksIn(field))))
      empty.current?.begun()
    }
  })
  useEffect(() => {
    const field = writing.field.current
    if (field === null) return undefined
    const abort = new AbortController()
    const { signal } = abort
    const none = watchEmptyBold(field, writing)
    empty.current = none
    const look = (): void => {
      none.moved()
      setMarks((now) => {
        const next = marksIn(field)
        return next.bold === now.bold && next.list === now.list ? now : next
      })
    }
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) : !isBeside(event.target, field)) none.left()
    }
    // Before the press or the key ends the writing.
    field.addEventListener('keydown', leave, { signal })
    window.addEventListener('pointerdown', leave, { signal, capture: true })
    listenToField(field, writing, { signal, onDone: (verb) => tell.current(verb) })
    field.addEventListener('input', look, { signal })
    document.addEventListener('selectionchange', look, { signal })
    look()
    return () => abort.abort()
  }, [writing])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- keys that are pressed on its buttons are not the row's or the board's
    <div
      className={styles.bar}
      role="group"
      aria-label={words.title}
      data-writing-bar=""
      // The field keeps the keyboard, and a phone its own on the screen.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') writing.field.current?.focus({ preventScroll: true })
      }}
    >
      {BUTTONS.map(({ verb, Icon }) => (
        <button
          key={verb}
          type="button"
          className={styles.button}
          aria-pressed={isOn(verb, marks)}
          title={words.keys(words[verb], shownKeys(KEYS[verb][0], keyNames, isMac()).join('+'))}
          onClick={() => {
            writes(verb, writing)
            tell.current(verb)
            writing.field.current?.focus({ preventScroll: true })
          }}
        >
          <Icon size={18} aria-hidden />
          {words[verb]}
        </button>
      ))}
    </div>
  )
}
