import { Bold, List, ListOrdered } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../language/language.ts'
import { KEYS } from '../../actions/keys.ts'
import { isMac, shownKeys } from '../../actions/shownKeys.ts'
import { actionWords } from '../../actions/words.ts'
import { marksAt, type WordMarks } from './wordEdits.ts'
import styles from './WritingBar.module.css'
import { writingWords } from './words.ts'
import type { WritingPlace } from './writingPlace.ts'
import { type WritingVerb, writes, writingKey } from './writingKeys.ts'

const BUTTONS = [
  { verb: 'bold', Icon: Bold },
  { verb: 'bullets', Icon: List },
  { verb: 'numbers', Icon: ListOrdered },
] as const satisfies readonly { readonly verb: WritingVerb; readonly Icon: unknown }[]

const NOTHING: WordMarks = { bold: false, list: undefined }

/** Buttons for lists and bold beside a field, and their keys in it. A press leaves the keyboard, and that of a screen, where it is. */
export function WritingBar({ writing }: { readonly writing: WritingPlace }) {
  const words = useWords(writingWords)
  const { keyNames } = useWords(actionWords)
  const [marks, setMarks] = useState(NOTHING)
  useEffect(() => {
    const field = writing.field.current
    if (field === null) return undefined
    const abort = new AbortController()
    const { signal } = abort
    const look = (): void => setMarks((now) => {
      const next = marksAt(field.value, { from: field.selectionStart, to: field.selectionEnd })
      return next.bold === now.bold && next.list === now.list ? now : next
    })
    field.addEventListener('keydown', (event) => writingKey(event, writing), { signal })
    field.addEventListener('input', look, { signal })
    document.addEventListener('selectionchange', look, { signal })
    look()
    return () => abort.abort()
  }, [writing])
  const isOn = (verb: WritingVerb): boolean => (verb === 'bold' ? marks.bold : marks.list === verb)
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
          aria-pressed={isOn(verb)}
          title={words.keys(words[verb], shownKeys(KEYS[verb][0], keyNames, isMac()).join('+'))}
          onClick={() => {
            writes(verb, writing)
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
