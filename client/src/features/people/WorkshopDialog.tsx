import { type FormEvent, useRef, useState } from 'react'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { useView } from '../../state/workshopContext.ts'
import { api, type Problem, problemSentence } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './WorkshopDialog.module.css'
import { workshopWords } from './workshopWords.ts'

/** [W65] What the workshop is called, and its end: asked twice, and said what goes. */
export function WorkshopDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(workshopWords)
  const language = useLanguage()
  const { id, title } = useView((view) => view)
  const [name, setName] = useState(title)
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const field = useRef<HTMLInputElement>(null)
  const path = `workshops/${encodeURIComponent(id)}`
  const maySave = name.trim() !== '' && name.trim() !== title
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    if (!maySave) return
    const answer = await api.patch(path, { title: name.trim() })
    setProblem(answer.ok ? undefined : answer.problem)
    setTold(answer.ok ? words.saved : '')
    if (!answer.ok) field.current?.focus()
  }
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      <form className={styles.name} onSubmit={(event) => void rename(event)} noValidate>
        <TextField ref={field} label={words.name} hint={words.nameHint} value={name} maxLength={WORKSHOP_LIMITS.titleLength} autoComplete="off" error={problem === undefined ? undefined : problemSentence(problem, language)} onChange={(event) => { setName(event.target.value); setTold('') }} />
        <Button type="submit" aria-disabled={!maySave}>{words.save}</Button>
        <p role="status" className={styles.told}>{told}</p>
      </form>
      <Removal path={path} title={title} />
    </Dialog>
  )
}

function Removal({ path, title }: { readonly path: string; readonly title: string }) {
  const words = useWords(workshopWords)
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const leave = () => {
    setAsked(false)
    setSure(false)
  }
  const remove = async () => {
    if (busy || !sure) return
    setBusy(true)
    // When it is done, the line of every page ends, this one's too, and says why.
    const answer = await api.delete(path)
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.problem)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves this; ‘Annuleren’ is the button for it
    <section className={styles.removal} onKeyDown={asked ? onEscape(leave) : undefined} aria-labelledby="workshop-removal">
      <h3 id="workshop-removal">{words.removeTitle}</h3>
      <p>{words.removeText}</p>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      {asked ? (
        <>
          <label className={styles.sure}>
            <input type="checkbox" data-takes-focus checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {words.sure(title)}
          </label>
          <div className={styles.buttons}>
            <Button onClick={leave}>{words.cancel}</Button>
            <Button look="danger" disabled={!sure} onClick={() => void remove()}>{busy ? words.removing : words.removeNow}</Button>
          </div>
        </>
      ) : (
        <Button look="danger" compact onClick={() => setAsked(true)}>{words.remove}</Button>
      )}
    </section>
  )
}
