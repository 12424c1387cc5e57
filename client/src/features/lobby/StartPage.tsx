import { ArrowRight, Check, FolderOpen, House } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import { createWorkshop, type NewWorkshop } from './createWorkshop.ts'
import { LookButtons } from './LookButtons.tsx'
import { useGo } from './navigation.ts'
import { PartyFields } from './PartyFields.tsx'
import { RecentWorkshops } from './RecentWorkshops.tsx'
import styles from './StartPage.module.css'
import { startWords } from './startWords.ts'

/** Two ways in: your own workshop or the example; and what was open here before. */
export function StartPage() {
  const words = useWords(startWords)
  const language = useLanguage()
  const go = useGo()
  const [title, setTitle] = useState('')
  const [parties, setParties] = useState<readonly string[]>(['', ''])
  const [code, setCode] = useState('')
  const [untitled, setUntitled] = useState(false)
  // Fields of parties and workshops that were open come and go.
  const keepsFocus = useKeepsFocus<HTMLElement>()
  const titleField = useRef<HTMLInputElement>(null)
  /** Why the code has to be filled in; empty once it is being typed, absent where nobody asks for one. */
  const [codeWrong, setCodeWrong] = useState<string>()
  const codeField = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState<'own' | 'example'>()
  const [problem, setProblem] = useState<{ at: 'own' | 'example'; problem: Problem }>()
  useEffect(() => {
    document.title = words.pageTitleStart
  }, [words])

  const create = async (at: 'own' | 'example', workshop: Omit<NewWorkshop, 'language' | 'organiserCode'>) => {
    if (busy !== undefined) return
    setBusy(at)
    setProblem(undefined)
    const answer = await createWorkshop({ ...workshop, language, ...(code === '' ? {} : { organiserCode: code }) })
    setBusy(undefined)
    if (answer.ok) {
      go(`join#${answer.value}`)
      return
    }
    if (answer.problem.code !== 'organiser-code') return setProblem({ at, problem: answer.problem })
    // At the field, in whichever way it was asked for; that it is asked for at all is no mistake of theirs.
    flushSync(() => setCodeWrong(code === '' ? words.organiserCodeAsked : problemSentence(answer.problem, language)))
    codeField.current?.focus()
  }
  const begin = (event: FormEvent) => {
    event.preventDefault()
    setUntitled(title.trim() === '')
    if (title.trim() === '') {
      setProblem(undefined)
      titleField.current?.focus()
      return
    }
    const named = parties.map((name) => name.trim()).filter((name) => name !== '')
    void create('own', { title: title.trim(), template: 'blank', parties: named.map((name) => ({ name })) })
  }
  const openExample = () => void create('example', { title: EXAMPLE_TITLE[language], template: 'example', parties: [] })

  const told = (at: 'own' | 'example') => problem?.at === at && <Notice tone="negative" alert>{problemSentence(problem.problem, language)}</Notice>
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Brand />
        <LookButtons />
      </header>
      <main ref={keepsFocus} className={styles.main}>
        <h1 className={styles.title}>{words.tagline}</h1>
        <div className={styles.ways}>
          <form className={styles.own} onSubmit={begin} noValidate>
            <h2>{words.ownTitle}</h2>
            <TextField required label={words.about} placeholder={words.aboutExample} value={title} maxLength={200} autoComplete="off" ref={titleField} error={untitled ? problemSentence({ status: 400, code: 'title-empty' }, language) : undefined} onChange={(event) => { setTitle(event.target.value); setUntitled(false) }} />
            <PartyFields names={parties} onChange={setParties} most={24} />
            {codeWrong !== undefined && <TextField ref={codeField} label={words.organiserCode} hint={words.organiserCodeHint} type="password" autoComplete="off" required value={code} error={codeWrong === '' ? undefined : codeWrong} onChange={(event) => { setCode(event.target.value); setCodeWrong('') }} />}
            {told('own')}
            <div className={styles.begin}>
              <p className={styles.setup}>
                <span>{words.setup}</span>
                <strong><Check size={16} aria-hidden />{words.blank}</strong>
              </p>
              <Button type="submit" look="primary" iconAfter={<ArrowRight size={20} aria-hidden />}>
                {busy === 'own' ? words.busy : words.begin}
              </Button>
            </div>
          </form>
          <section className={styles.example}>
            <h2>{words.exampleTitle}</h2>
            <p>{words.exampleText}</p>
            {told('example')}
            <Button icon={<FolderOpen size={20} aria-hidden />} onClick={openExample}>
              {busy === 'example' ? words.busy : words.openExample}
            </Button>
          </section>
        </div>
        <div className={styles.below}>
          <RecentWorkshops />
          <aside className={styles.aside}>
            <h2>{words.gotLink}</h2>
            <p>{words.gotLinkText}</p>
            <p className={styles.house}><House size={18} aria-hidden />{words.inHouse}</p>
          </aside>
        </div>
      </main>
    </div>
  )
}

const EXAMPLE_TITLE = { nl: 'Visie op dienstverlening en roadmap', en: 'Vision on services and roadmap' } as const
