import type { Invitation } from '@visiebord/shared/protocol/invitation.ts'
import { ArrowRight, Radio } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import { rememberedPerson, rememberPerson } from '../../state/rememberedPerson.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { joinWorkshop, lookAtInvitation } from './invitation.ts'
import styles from './JoinPage.module.css'
import { LookButtons } from './LookButtons.tsx'
import { useGo } from './navigation.ts'
import { lobbyWords } from './words.ts'

type Seen = { readonly state: 'looking' } | { readonly state: 'refused'; readonly problem: Problem } | { readonly state: 'open'; readonly invitation: Invitation }

/** A name and a party, nothing else; both remembered in this browser. */
export function JoinPage({ token }: { readonly token: string }) {
  const words = useWords(lobbyWords)
  const [seen, setSeen] = useState<Seen>({ state: 'looking' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let here = true
    // Nothing to ask the server about.
    if (token === '') return setSeen({ state: 'refused', problem: { status: 400, code: 'link-unknown' } })
    setSeen({ state: 'looking' })
    void lookAtInvitation(token).then((answer) => {
      if (here) setSeen(answer.ok ? { state: 'open', invitation: answer.value } : { state: 'refused', problem: answer.problem })
    })
    return () => {
      here = false
    }
  }, [token, attempt])
  useEffect(() => {
    document.title = seen.state === 'refused' ? `${words.notIn} – Visiebord` : words.pageTitleJoin(seen.state === 'open' ? seen.invitation.title : '…')
  }, [words, seen])

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Brand />
        <LookButtons />
      </header>
      {seen.state === 'looking' && (
        // Where the words and the form will stand.
        <main className={styles.main} aria-busy="true">
          <div className={styles.about}><p role="status" className={styles.quiet}>{words.loading}</p></div>
          <div className={`${styles.form} ${styles.bare}`} aria-hidden="true" />
        </main>
      )}
      {seen.state === 'refused' && <RefusedLink problem={seen.problem} emptyToken={token === ''} onRetry={() => setAttempt((count) => count + 1)} />}
      {seen.state === 'open' && <Welcome token={token} invitation={seen.invitation} />}
    </div>
  )
}

function RefusedLink({ problem, emptyToken, onRetry }: { readonly problem: Problem; readonly emptyToken: boolean; readonly onRetry: () => void }) {
  const words = useWords(lobbyWords)
  const language = useLanguage()
  const go = useGo()
  return (
    <main className={styles.alone}>
      <h1 className={styles.title}>{words.notIn}</h1>
      <Notice tone="negative" alert>{emptyToken ? words.noToken : problemSentence(problem, language)}</Notice>
      <div className={styles.ways}>
        {(problem.code === 'offline' || problem.code === 'unexpected' || problem.code === 'too-fast') && <Button onClick={onRetry}>{words.retry}</Button>}
        <Button look="quiet" onClick={() => go('')}>{words.toStart}</Button>
      </div>
    </main>
  )
}

function Welcome({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const words = useWords(lobbyWords)
  const language = useLanguage()
  const go = useGo()
  const known = rememberedPerson()
  const [name, setName] = useState(invitation.you?.name ?? known.name)
  const [partyId, setPartyId] = useState(() => invitation.you?.partyId ?? invitation.parties.find((party) => party.name === known.partyName)?.id ?? '')
  const [asNew, setAsNew] = useState(false)
  const [wrong, setWrong] = useState<{ name?: string; party?: string; problem?: Problem }>({})
  const [busy, setBusy] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const partyField = useRef<HTMLInputElement>(null)
  // A viewer and a facilitator may speak for nobody; a participant's cards need a colour.
  const partyNeeded = invitation.role === 'participant' && invitation.parties.length > 0

  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const trimmed = name.trim()
    if (trimmed === '') {
      setWrong({ name: problemSentence({ status: 400, code: 'name-empty' }, language) })
      nameField.current?.focus()
      return
    }
    if (partyNeeded && partyId === '') {
      setWrong({ party: words.chooseParty })
      partyField.current?.focus()
      return
    }
    setBusy(true)
    const answer = await joinWorkshop({ token, name: trimmed, ...(partyId === '' ? {} : { partyId }), ...(asNew ? { asNew: true } : {}) })
    setBusy(false)
    if (!answer.ok) {
      setWrong({ problem: answer.problem })
      return
    }
    rememberPerson({ name: trimmed, partyName: invitation.parties.find((party) => party.id === partyId)?.name ?? '' })
    // The token leaves the address bar and the history with it.
    go(`w/${answer.value.workshopId}`, { replace: true })
  }

  const partyNames = new Intl.ListFormat(language, { type: 'conjunction' }).format(invitation.parties.map((party) => party.name))
  return (
    <main className={styles.main}>
      <div className={styles.about}>
        <p className={invitation.openRound === null ? styles.quiet : styles.live}>
          <Radio size={18} aria-hidden />
          {[invitation.openRound === null ? words.noRound : words.roundOpen(invitation.openRound), invitation.present > 0 ? words.here(invitation.present) : ''].filter(Boolean).join(' · ')}
        </p>
        <h1 className={styles.title}>{invitation.title}</h1>
        <p className={styles.text}>
          {invitation.role === 'viewer' ? words.watchText : invitation.role === 'facilitator' ? words.leadText : partyNames === '' ? words.joinTextAlone : words.joinText(partyNames)}
        </p>
        <p className={styles.small}>{words.noAccount}</p>
      </div>
      <form className={styles.form} onSubmit={(event) => void join(event)} noValidate>
        <h2>{words.welcome}</h2>
        {invitation.you !== undefined && !asNew && (
          <div className={styles.before}>
            <p>{words.asNewText(invitation.you.name)}</p>
            <Button look="quiet" compact onClick={() => { setAsNew(true); setName(''); setPartyId(''); nameField.current?.focus() }}>{words.asNew}</Button>
          </div>
        )}
        <TextField ref={nameField} required label={words.yourName} value={name} maxLength={80} autoComplete="name" error={wrong.name} onChange={(event) => { setName(event.target.value); setWrong({}) }} />
        {invitation.parties.length > 0 && (
          <fieldset className={styles.parties} aria-describedby={wrong.party === undefined ? undefined : 'party-wrong'}>
            <legend>{words.yourParty}</legend>
            {wrong.party !== undefined && <p id="party-wrong" role="alert" className={styles.wrong}>{wrong.party}</p>}
            <div className={styles.choices}>
              {invitation.parties.map((party, at) => (
                <label key={party.id} className={styles.choice} data-party={((party.color - 1) % 8) + 1}>
                  <input ref={at === 0 ? partyField : undefined} type="radio" name="party" required={partyNeeded} value={party.id} checked={partyId === party.id} onChange={() => { setPartyId(party.id); setWrong({}) }} />
                  <span>{party.name}</span>
                  <PartyMark color={party.color} size={18} className={styles.mark} />
                </label>
              ))}
              {!partyNeeded && (
                <label className={styles.choice} data-party="0">
                  <input type="radio" name="party" value="" checked={partyId === ''} onChange={() => setPartyId('')} />
                  <span>{words.noParty}</span>
                </label>
              )}
            </div>
          </fieldset>
        )}
        {wrong.problem !== undefined && <Notice tone="negative" alert>{problemSentence(wrong.problem, language)}</Notice>}
        <Button type="submit" look="primary" className={styles.join ?? ''} iconAfter={<ArrowRight size={20} aria-hidden />}>{busy ? words.busy : words.join}</Button>
      </form>
    </main>
  )
}
