import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import type { SnapshotRecord } from '@visiebord/shared/protocol/view.ts'
import { ArrowLeft, Check, Copy, Fingerprint, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Canvas } from '../features/canvas/Canvas.tsx'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import { DownloadList } from '../features/exports/DownloadList.tsx'
import { WhoMayDownload } from '../features/exports/WhoMayDownload.tsx'
import { roundDialogWords } from '../features/rounds/dialogWords.ts'
import { SpokenSlip } from '../features/status/SpokenSlip.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { api, type Problem, problemSentence } from '../sync/api.ts'
import { useView, useWorkshop } from '../state/workshopContext.ts'
import { BrandMark } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Seal } from '../ui/Seal.tsx'
import { checkRecord } from './checkRecord.ts'
import { SealedCard } from './SealedCard.tsx'
import { SealedDesk } from './SealedDesk.tsx'
import styles from './SealedScreen.module.css'
import { appWords } from './words.ts'

/** The zoom slip lies along the bottom, on a phone upright at the right; nothing else covers this board. */
const SEALED_INSETS = { wide: { top: 16, right: 16, bottom: 74, left: 16 }, narrow: { top: 12, right: 60, bottom: 12, left: 12 } } as const

/** The closing screen of a round, and the way to look at it later: the stitched board, its number, its hash, its documents. */
export function SealedScreen({ number, onBack }: { readonly number: number; readonly onBack: () => void }) {
  const words = useWords(roundDialogWords)
  const app = useWords(appWords)
  const language = useLanguage()
  const workshopId = useView((view) => view.id)
  const title = useView((view) => view.title)
  const mayExport = useView((view) => view.allowed.export)
  const lead = useView((view) => view.allowed.lead)
  const exportsFor = useView((view) => view.exportsFor)
  const [record, setRecord] = useState<SnapshotRecord>()
  const [problem, setProblem] = useState<Problem>()
  const heading = useRef<HTMLHeadingElement>(null)
  // Another screen: the keyboard begins at its title.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    let here = true
    void api.get<SnapshotRecord>(`workshops/${encodeURIComponent(workshopId)}/snapshots/${number}`).then((answer) => {
      if (!here) return
      if (answer.ok) setRecord(answer.value)
      else setProblem(answer.problem)
    })
    return () => {
      here = false
    }
  }, [workshopId, number])
  useEffect(() => {
    document.title = `${words.snapshotTitle(number)} – ${title}`
  }, [words, number, title])

  const back = <Button icon={<ArrowLeft size={20} aria-hidden />} onClick={onBack}>{words.backToBoard}</Button>
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <BrandMark size={36} />
        <div>
          <h1 ref={heading} tabIndex={-1}>{words.snapshotTitle(number)}</h1>
          <p>{title}</p>
        </div>
        {back}
      </header>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      {record === undefined && problem === undefined && <p role="status">{words.loading}</p>}
      {record !== undefined && (
        <div className={styles.body}>
          <main id="work" className={styles.main}>
            <StitchedBoard record={record} label={app.sealedBoard(number)} empty={words.empty} />
            <Facts record={record} />
          </main>
          {mayExport && <aside className={styles.aside} aria-label={app.download}><h2>{app.download}</h2><DownloadList workshopId={workshopId} snapshot={number} />{lead && <WhoMayDownload workshopId={workshopId} exportsFor={exportsFor} />}</aside>}
        </div>
      )}
      <div className={styles.spoken}><SpokenSlip /></div>
    </div>
  )
}

function StitchedBoard({ record, label, empty }: { readonly record: SnapshotRecord; readonly label: string; readonly empty: string }) {
  const reader = useMemo(() => readerOfContent(record.content), [record])
  const { parties } = record.content
  const controls = useRef<CanvasControls>(undefined)
  const keepControls = useCallback((given: CanvasControls | undefined) => {
    controls.current = given
  }, [])
  const [opened, open] = useState<string>()
  const [insets] = useState(() => SEALED_INSETS[window.innerWidth < 700 ? 'narrow' : 'wide'])
  return (
    <div className={styles.stitched} style={{ '--top-height': '0px' }}>
      <div className={styles.board}>
        {record.content.cards.length === 0 ? <p className={styles.empty}>{empty}</p> : <Canvas reader={reader} parties={parties} chrome="zoom" insets={insets} label={label} onOpenCard={open} onControls={keepControls} />}
      </div>
      <SealedDesk reader={reader} parties={parties} controls={controls} />
      {opened !== undefined && <SealedCard reader={reader} parties={parties} cardId={opened} onClose={() => open(undefined)} />}
      <svg className={styles.stitches} aria-hidden="true"><rect x="5" y="5" rx="3" /></svg>
      <span className={styles.seal}><Seal number={record.number} size={96} landing /></span>
    </div>
  )
}

function Facts({ record }: { readonly record: SnapshotRecord }) {
  const words = useWords(roundDialogWords)
  const app = useWords(appWords)
  const language = useLanguage()
  const [checked, setChecked] = useState<'right' | 'wrong' | 'unknown'>('unknown')
  const [copied, setCopied] = useState(false)
  const number = useRef<HTMLElement>(null)
  const { announce } = useWorkshop()
  useEffect(() => {
    void checkRecord(record).then(setChecked)
  }, [record])
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(record.sealedAt))
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(record.sha256)
      setCopied(true)
    } catch {
      // No clipboard on plain http: the number is selected, to be copied by hand.
      if (number.current !== null) window.getSelection()?.selectAllChildren(number.current)
      announce.say(words.copyByHand, { urgent: true })
    }
  }
  return (
    <section className={styles.facts}>
      <p className={styles.when}><strong>{app.sealedAt(when)}</strong> <span>{words.cards(record.content.cards.length)}</span></p>
      <div className={styles.hash}>
        <Fingerprint size={22} aria-hidden />
        <div>
          <p className={styles.label}>{words.hash}</p>
          <code ref={number} data-sha256={record.sha256}>{record.sha256.match(/.{8}/g)?.join(' ')}</code>
          <p className={styles.label}>{record.previousSha256 === null ? words.firstLink : words.previous(`${record.previousSha256.slice(0, 8)} … ${record.previousSha256.slice(-4)}`)}</p>
        </div>
        <Button compact icon={copied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />} onClick={() => void copy()}>{copied ? words.copied : words.copy}</Button>
      </div>
      {checked === 'right' && <p className={styles.right}><ShieldCheck size={20} aria-hidden />{app.checked}</p>}
      {checked === 'wrong' && <p className={styles.wrong} role="alert"><ShieldAlert size={20} aria-hidden />{app.notChecked}</p>}
      <p className={styles.label}>{words.never}</p>
    </section>
  )
}
