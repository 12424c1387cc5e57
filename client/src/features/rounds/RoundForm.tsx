import { type Phase, PHASES, ALLOWED_KINDS, type AllowedKind, type Round } from '@visiebord/shared/workshop/nouns.ts'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { TextField } from '../../ui/TextField.tsx'
import { type RoundPlan, roundPlan } from './roundPlan.ts'
import styles from './RoundForm.module.css'
import { roundDialogWords } from './dialogWords.ts'

type Props = { readonly round?: Round; readonly onSave: (plan: RoundPlan) => Promise<void>; readonly onCancel: () => void }

export function RoundForm({ round, onSave, onCancel }: Props) {
  const words = useWords(roundDialogWords)
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const minutesField = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [title, setTitle] = useState(round?.title ?? '')
  const [phase, setPhase] = useState<Phase>(round?.phase ?? 'start')
  const [instruction, setInstruction] = useState(round?.instruction ?? '')
  const [minutes, setMinutes] = useState(round?.minutes === undefined ? '' : String(round.minutes))
  const [kinds, setKinds] = useState<readonly AllowedKind[]>(round?.allows?.kinds ?? ALLOWED_KINDS)
  const [wrong, setWrong] = useState<{ title?: string; minutes?: string }>({})
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    first.current?.focus({ preventScroll: true })
    // Under a long agenda the whole form comes into view, its buttons too.
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const refuse = (what: typeof wrong, field: HTMLInputElement | null): void => {
    setWrong(what)
    field?.focus()
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return undefined
    const count = minutes.trim() === '' ? undefined : Number(minutes)
    if (title.trim() === '') return refuse({ title: words.titleMissing }, first.current)
    if (count !== undefined && (!Number.isInteger(count) || count < 1 || count > WORKSHOP_LIMITS.roundMinutes)) return refuse({ minutes: words.minutesWrong }, minutesField.current)
    setWrong({})
    setBusy(true)
    await onSave(roundPlan({ title, phase, instruction, minutes: count, kinds }))
    setBusy(false)
  }
  const toggle = (kind: AllowedKind) => setKinds(ALLOWED_KINDS.filter((each) => (each === kind ? !kinds.includes(each) : kinds.includes(each))))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves this; ‘Annuleren’ is the button for it
    <form ref={form} className={styles.form} onSubmit={(event) => void save(event)} onKeyDown={onEscape(onCancel)} noValidate>
      <TextField ref={first} required label={words.title} value={title} maxLength={WORKSHOP_LIMITS.titleLength} error={wrong.title} onChange={(event) => setTitle(event.target.value)} />
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={`${id}-phase`}>{words.phaseLabel}</label>
          <select id={`${id}-phase`} value={phase} onChange={(event) => setPhase(PHASES.find((each) => each === event.target.value) ?? 'start')}>
            {PHASES.map((each) => <option key={each} value={each}>{words.phases[each]}</option>)}
          </select>
        </div>
        <TextField ref={minutesField} label={words.minutes} hint={words.minutesHint} inputMode="numeric" value={minutes} error={wrong.minutes} onChange={(event) => setMinutes(event.target.value)} />
      </div>
      <TextField label={words.instruction} placeholder={words.instructionExample} value={instruction} maxLength={WORKSHOP_LIMITS.instructionLength} onChange={(event) => setInstruction(event.target.value)} />
      <fieldset className={styles.kinds}>
        <legend>{words.kinds}</legend>
        {ALLOWED_KINDS.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={kinds.includes(kind)} onChange={() => toggle(kind)} />
            {words.kindNames[kind]}
          </label>
        ))}
      </fieldset>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" look="primary">{words.save}</Button>
      </div>
    </form>
  )
}
