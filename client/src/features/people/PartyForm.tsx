import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { paperOf } from '@visiebord/shared/workshop/papers.ts'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './PartiesDialog.module.css'
import { nextPaper, papersFor } from './partyUse.ts'
import { partyWords } from './partyWords.ts'

/** What was filled in. `short` empty: to be made of the name; `color` absent: the one that comes by itself. */
export type PartyDraft = { readonly name: string; readonly short: string; readonly color?: number }

type Props = {
  /** Absent: a party more. */
  readonly party?: Party
  readonly others: readonly Party[]
  /** Answers what was wrong. */
  readonly onSave: (draft: PartyDraft) => Promise<Problem | undefined>
  readonly onCancel: () => void
}

/** Name, short name, and the paper and mark of one party. */
export function PartyForm({ party, others, onSave, onCancel }: Props) {
  const words = useWords(partyWords)
  const language = useLanguage()
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const shortField = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(party?.name ?? '')
  const [short, setShort] = useState(party?.short ?? '')
  const [chosen, setChosen] = useState(party?.color)
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    first.current?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const color = chosen ?? nextPaper(others)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (name.trim() === '') {
      setProblem({ status: 400, code: 'party-name-empty' })
      first.current?.focus()
      return
    }
    setBusy(true)
    const wrong = await onSave({ name: name.trim(), short: short.trim(), ...(chosen === undefined ? {} : { color: chosen }) })
    setBusy(false)
    setProblem(wrong)
    if (wrong?.code === 'party-duplicate' || wrong?.code === 'party-name-empty') first.current?.focus()
    if (wrong?.code === 'party-short-taken') shortField.current?.focus()
  }
  const taken = new Intl.ListFormat(language, { type: 'conjunction' })
  const wrongName = problem !== undefined && (problem.code === 'party-name-empty' || problem.code === 'party-duplicate') ? problemSentence(problem, language) : undefined
  const wrongShort = problem?.code === 'party-short-taken' ? problemSentence(problem, language) : undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves this; ‘Annuleren’ is the button for it
    <form ref={form} className={styles.form} onSubmit={(event) => void save(event)} onKeyDown={onEscape(onCancel)} noValidate>
      {problem !== undefined && wrongName === undefined && wrongShort === undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      <div className={styles.names}>
        <TextField ref={first} required label={words.name} value={name} maxLength={80} autoComplete="off" error={wrongName} onChange={(event) => { setName(event.target.value); setProblem(undefined) }} />
        <TextField ref={shortField} label={words.short} value={short} maxLength={4} autoComplete="off" hint={words.shortHint} error={wrongShort} onChange={(event) => { setShort(event.target.value); setProblem(undefined) }} />
      </div>
      <fieldset className={styles.papers}>
        <legend>{words.paper}</legend>
        {papersFor(others, color).map((paper) => {
          const also = others.filter((other) => other.color === paper).map((other) => other.short)
          return (
            <label key={paper} data-party={paperOf(paper)} title={[words.papers[paper], ...(also.length === 0 ? [] : [words.also(taken.format(also))])].join(', ')}>
              <input type="radio" name={`${id}-paper`} checked={color === paper} onChange={() => setChosen(paper)} />
              <PartyMark color={paper} size={20} className={styles.mark} />
              <span className="visually-hidden">{words.papers[paper]}{also.length > 0 && ', '}</span>
              {also.length > 0 && <span className={styles.also}><span className="visually-hidden">{words.also('')}</span>{also.join(' ')}</span>}
            </label>
          )
        })}
      </fieldset>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" look="primary">{party === undefined ? words.addNow : words.save}</Button>
      </div>
    </form>
  )
}
