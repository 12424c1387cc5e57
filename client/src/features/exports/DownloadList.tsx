import { FileJson, FileText, Image, NotebookText, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './DownloadList.module.css'
import { downloadFile, type Format, FORMATS } from './downloadFile.ts'
import { exportWords } from './words.ts'

const ICONS = { pdf: NotebookText, markdown: FileText, svg: Image, csv: Table2, json: FileJson } as const

/** One button a document, each with what it is for. */
export function DownloadList({ workshopId, snapshot }: { readonly workshopId: string; readonly snapshot: number | 'live' }) {
  const words = useWords(exportWords)
  const language = useLanguage()
  const [busy, setBusy] = useState<Format>()
  const [problem, setProblem] = useState<Problem>()
  const [told, setTold] = useState('')
  const fetchFile = async (format: Format) => {
    if (busy !== undefined) return
    const name = words.formats[format][0] ?? format
    setBusy(format)
    setProblem(undefined)
    setTold(words.busy(name))
    const answer = await downloadFile(workshopId, snapshot, format)
    setBusy(undefined)
    setTold(answer.ok ? words.ready(name) : '')
    if (!answer.ok) setProblem(answer.problem)
  }
  return (
    <div className={styles.list}>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      <ul>
        {FORMATS.map((format) => {
          const Icon = ICONS[format]
          return (
            <li key={format}>
              <button type="button" className={styles.item} aria-busy={busy === format} onClick={() => void fetchFile(format)}>
                <Icon size={22} aria-hidden />
                <span>
                  <strong>{words.formats[format][0]}</strong>
                  <span>{words.formats[format][1]}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <p role="status" className={styles.told}>{told}</p>
    </div>
  )
}
