import { FileUp, FolderInput } from 'lucide-react'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './ImportBoard.module.css'
import { importFile } from './importFile.ts'
import { exportWords } from './words.ts'

/** The way back: a board that was downloaded, or a list of lines, comes onto this board. */
export function ImportBoard({ workshopId }: { readonly workshopId: string }) {
  const words = useWords(exportWords)
  const language = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const field = event.target
    const file = field.files?.[0]
    if (file === undefined || busy) return
    setBusy(true)
    setProblem(undefined)
    setTold(words.importing)
    const answer = await importFile(workshopId, file)
    // The same file can be chosen again after it was mended.
    field.value = ''
    setBusy(false)
    setTold(answer.ok ? words.imported(answer.value.cards, answer.value.sections) : '')
    if (!answer.ok) setProblem(answer.problem)
  }
  return (
    <section className={styles.import} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}><FolderInput size={20} aria-hidden />{words.import}</h3>
      <p id={`${id}-hint`}>{words.importHint}</p>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      {/* The words on a browser's own field are in its language, not in ours. */}
      <input ref={input} type="file" accept=".json,.txt,application/json,text/plain" hidden onChange={(event) => void choose(event)} />
      <Button icon={<FileUp size={18} aria-hidden />} aria-describedby={`${id}-hint`} aria-disabled={busy} onClick={() => busy || input.current?.click()}>{words.importFile}</Button>
      <p role="status" className={styles.told}>{told}</p>
    </section>
  )
}
