import type { Role } from '@visiebord/shared/workshop/nouns.ts'
import { useEffect, useId, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { api, type Problem, problemSentence } from '../../sync/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './WhoMayDownload.module.css'
import { DOWNLOADER_CHOICES, DOWNLOADERS, type Downloaders, downloadersOf } from './downloaders.ts'
import { exportWords } from './words.ts'

/** For who leads: who else may take sealed rounds home. */
export function WhoMayDownload({ workshopId, exportsFor }: { readonly workshopId: string; readonly exportsFor: readonly Role[] }) {
  const words = useWords(exportWords)
  const language = useLanguage()
  const id = useId()
  // What was pressed is shown until the server has said how it is.
  const [asked, setAsked] = useState<Downloaders>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => setAsked(undefined), [exportsFor])
  const choose = async (choice: Downloaders) => {
    setAsked(choice)
    const answer = await api.patch(`workshops/${encodeURIComponent(workshopId)}`, { exportsFor: DOWNLOADERS[choice] })
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) setAsked(undefined)
  }
  const chosen = asked ?? downloadersOf(exportsFor)
  return (
    <fieldset className={styles.who} aria-describedby={`${id}-hint`}>
      <legend>{words.who}</legend>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      {DOWNLOADER_CHOICES.map((choice) => (
        <label key={choice}>
          <input type="radio" name={`${id}-who`} checked={chosen === choice} onChange={() => void choose(choice)} />
          {words.downloaders[choice]}
        </label>
      ))}
      <p id={`${id}-hint`}>{words.whoHint}</p>
    </fieldset>
  )
}
