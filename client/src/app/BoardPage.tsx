import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../language/language.ts'
import { type Problem, problemSentence } from '../sync/api.ts'
import { openWorkshop } from '../state/open.ts'
import type { OpenWorkshop } from '../state/openWorkshop.ts'
import { WorkshopContext } from '../state/workshopContext.ts'
import { SpokenInDialog } from '../features/status/SpokenSlip.tsx'
import { statusWords } from '../features/status/words.ts'
import { useGo } from '../features/lobby/navigation.ts'
import { Brand } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import { SpokenContext } from '../ui/Dialog.tsx'
import { LateContext, later } from '../ui/later.tsx'
import styles from './BoardPage.module.css'
import { BoardScreen } from './BoardScreen.tsx'
import { lateWords } from './lateWords.ts'
import { Opening } from './Opening.tsx'
import { useProjecting } from './useProjecting.ts'
import { appWords } from './words.ts'
import { useStore } from 'zustand'

const SPOKEN = <SpokenInDialog />
const Projecting = later(async () => (await import('./Projecting.tsx')).Projecting, { waiting: Waiting })

type Opened = { readonly state: 'opening' } | { readonly state: 'refused'; readonly problem: Problem } | { readonly state: 'open'; readonly workshop: OpenWorkshop }

/** Opens a workshop for as long as this page stands, and says so in words when that is not possible. */
export function BoardPage({ workshopId }: { readonly workshopId: string }) {
  const language = useLanguage()
  const spoken = useRef(language)
  useEffect(() => {
    spoken.current = language
  }, [language])
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let here = true
    let open: OpenWorkshop | undefined
    setOpened({ state: 'opening' })
    void openWorkshop(workshopId, { language: () => spoken.current }).then((answer) => {
      if (!answer.ok) {
        if (here) setOpened({ state: 'refused', problem: answer.problem })
        return
      }
      if (!here) {
        answer.value.dispose()
        return
      }
      open = answer.value
      setOpened({ state: 'open', workshop: open })
    })
    return () => {
      here = false
      open?.dispose()
    }
  }, [workshopId, attempt])

  if (opened.state === 'opening') return <Opening />
  if (opened.state === 'refused') return <Alone sentence={problemSentence(opened.problem, language)} onRetry={opened.problem.status === 401 ? undefined : () => setAttempt((count) => count + 1)} />
  return (
    <WorkshopContext value={opened.workshop}>
      <Open workshop={opened.workshop} />
    </WorkshopContext>
  )
}

function Open({ workshop }: { readonly workshop: OpenWorkshop }) {
  const language = useLanguage()
  const words = useWords(statusWords)
  const app = useWords(appWords)
  const because = useStore(workshop.connection, (connection) => connection.closedBecause)
  const title = useStore(workshop.view, (view) => view.title)
  const go = useGo()
  const projecting = useProjecting()
  useEffect(() => {
    document.title = app.boardTitle(title)
  }, [app, title, language])
  const leave = useCallback(async () => {
    await workshop.forgetHere()
    go('')
  }, [workshop, go])
  // What is nowhere but in this page would be gone with it.
  const late = useMemo(() => ({ words: lateWords[language], mayReload: () => workshop.connection.getState().saving !== 'not-stored' }), [language, workshop])
  if (because !== undefined) return <Alone sentence={words.closed[because]} onRetry={because === 'protocol' || because === 'other-tab-reset' ? () => window.location.reload() : undefined} />
  return (
    <LateContext value={late}>
      <SpokenContext value={SPOKEN}>{projecting ? <Projecting /> : <BoardScreen onLeave={leave} />}</SpokenContext>
    </LateContext>
  )
}

/** Until the projector is here: the room need not see tools that leave again. */
function Waiting() {
  return <main className={styles.alone}><Brand /><p role="status">{useWords(appWords).opening}</p></main>
}

/** One sentence that says why there is no board here, and what one can do. */
function Alone({ sentence, onRetry }: { readonly sentence: string; readonly onRetry?: (() => void) | undefined }) {
  const words = useWords(appWords)
  const go = useGo()
  useEffect(() => {
    document.title = `${sentence.split(/\.(?: |$)/)[0] ?? ''} – Visiebord`
  }, [sentence])
  return (
    <main className={styles.alone}>
      <Brand />
      <div role="alert"><h1>{sentence}</h1></div>
      <div className={styles.buttons}>
        {onRetry !== undefined && <Button look="primary" onClick={onRetry}>{words.retry}</Button>}
        <Button onClick={() => go('')}>{words.toStart}</Button>
      </div>
    </main>
  )
}
