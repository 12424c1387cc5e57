import type { Card, ProjectCard, StepCard } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { SharedTextField } from '../cards/SharedTextField.tsx'
import { cardWords } from '../cards/words.ts'
import styles from './StepsSection.module.css'
import { useBoardVersion } from './useBoardVersion.ts'
import { panelWords } from './words.ts'

/** Make it small: the steps of a project, ticked off, added, put in order. */
export function StepsSection({ project, mayWrite }: { readonly project: ProjectCard; readonly mayWrite: boolean }) {
  const words = useWords(panelWords)
  const workshop = useWorkshop()
  const { read } = useBoard()
  useBoardVersion(read)
  const [adding, setAdding] = useState(false)
  const steps = read.stepsOf(project.id).flatMap((id) => asStep(read.cards.get(id)))
  const done = steps.filter((step) => step.done).length
  const shift = (index: number, by: -1 | 1) => {
    const [one, other] = by === -1 ? [steps[index - 2], steps[index - 1]] : [steps[index + 1], steps[index + 2]]
    const step = steps[index]
    if (step === undefined) return
    workshop.commands.orderCard(step.id, { ...(one === undefined ? {} : { after: one.id }), ...(other === undefined ? {} : { before: other.id }) })
  }
  return (
    <section className={styles.steps} aria-labelledby="steps-title">
      <header>
        <h3 id="steps-title">{words.steps}</h3>
        <span>{words.stepsDone(done, steps.length)}</span>
      </header>
      <p className={styles.quiet}>{words.stepsText}</p>
      <ol>
        {steps.map((step, index) => (
          <Step key={step.id} id={step.id} mayWrite={mayWrite} first={index === 0} last={index === steps.length - 1} onShift={(by) => shift(index, by)} onRemove={() => workshop.commands.deleteCards([step.id])} />
        ))}
      </ol>
      {mayWrite && (adding ? <NewStep project={project} onDone={() => setAdding(false)} /> : <button type="button" className={styles.add} onClick={() => setAdding(true)}><Plus size={20} aria-hidden />{words.addStep}</button>)}
    </section>
  )
}

const asStep = (card: Card | undefined): StepCard[] => (card?.kind === 'step' ? [card] : [])

/** At once, not at the next frame: a field that lags behind its own keys loses them. */
function useStep(id: string): StepCard | undefined {
  const { read } = useBoard()
  const subscribe = useCallback((listener: () => void) => read.subscribeCard(id, listener), [read, id])
  const card = useSyncExternalStore(subscribe, () => read.cards.get(id))
  return card?.kind === 'step' ? card : undefined
}

type StepProps = { readonly id: string; readonly mayWrite: boolean; readonly first: boolean; readonly last: boolean; readonly onShift: (by: -1 | 1) => void; readonly onRemove: () => void }

function Step({ id: stepId, mayWrite, first, last, onShift, onRemove }: StepProps) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const id = useId()
  const workshop = useWorkshop()
  const step = useStep(stepId)
  const [editing, setEditing] = useState(false)
  if (step === undefined) return null
  const text = step.text.trim() === '' ? kindWords.empty : plainWords(step.text)
  const details = [...(step.weeks === undefined ? [] : [words.stepWeeks(step.weeks)]), ...(step.ownerRole === undefined ? [] : [step.ownerRole])]
  const set = (fields: Readonly<Record<string, unknown>>) => workshop.commands.setCardFields(step.id, fields)
  return (
    <li className={styles.step} data-done={step.done}>
      <input id={id} type="checkbox" checked={step.done} disabled={!mayWrite} onChange={(event) => set({ done: event.target.checked })} />
      <div className={styles.what}>
        {editing ? (
          <div className={styles.edit}>
            <SharedTextField cardId={step.id} label={kindWords.write(kindWords.kinds.step)} rows={2} onEnd={() => setEditing(false)} />
            <label>{words.weeks}<input type="number" min={0} max={52} value={step.weeks ?? ''} onChange={(event) => set({ weeks: event.target.value === '' ? null : Math.max(0, Number(event.target.value)) })} /></label>
            <label>{words.owner}<input type="text" maxLength={200} value={step.ownerRole ?? ''} onChange={(event) => set({ ownerRole: event.target.value === '' ? null : event.target.value })} /></label>
            <Button compact look="primary" onClick={() => setEditing(false)}>{words.save}</Button>
          </div>
        ) : (
          <>
            <label htmlFor={id} dir="auto">{text}</label>
            {details.length > 0 && <p className={styles.quiet}>{details.join(' · ')}</p>}
          </>
        )}
      </div>
      {mayWrite && !editing && (
        <div className={styles.tools}>
          <button type="button" data-takes-focus="" aria-label={words.editStep(text)} onClick={() => setEditing(true)}><Pencil size={16} aria-hidden /></button>
          <button type="button" aria-label={words.stepUp(text)} disabled={first} onClick={() => onShift(-1)}><ArrowUp size={16} aria-hidden /></button>
          <button type="button" aria-label={words.stepDown(text)} disabled={last} onClick={() => onShift(1)}><ArrowDown size={16} aria-hidden /></button>
          <button type="button" aria-label={words.removeStep(text)} onClick={onRemove}><Trash2 size={16} aria-hidden /></button>
        </div>
      )}
    </li>
  )
}

function NewStep({ project, onDone }: { readonly project: ProjectCard; readonly onDone: () => void }) {
  const words = useWords(panelWords)
  const workshop = useWorkshop()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const added = workshop.commands.addCards([{ kind: 'step', text: text.trim(), ...(project.partyId === undefined ? {} : { partyId: project.partyId }), fields: { projectId: project.id } }])
    if (added.length > 0) setText('')
    field.current?.focus()
  }
  return (
    <form className={styles.newStep} onSubmit={add}>
      <input ref={field} aria-label={words.newStep} placeholder={words.newStep} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Escape') onDone() }} />
      <Button compact onClick={onDone}>{words.cancel}</Button>
      <Button compact look="primary" type="submit">{words.addStep}</Button>
    </form>
  )
}
