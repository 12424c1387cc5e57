import type { Role } from '@visiebord/shared/workshop/nouns.ts'
import { Eye, EyeOff, RefreshCw } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { api, type Problem, problemSentence } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { LinkField } from './LinkField.tsx'
import { QrCode } from './QrCode.tsx'
import styles from './ShareDialog.module.css'
import { sharingWords } from './words.ts'

type Links = Readonly<Record<Role, string>>

/** Participants first and large (it is on a projector); the facilitator's link only when asked. */
export function ShareDialog({ workshopId, onClose }: { readonly workshopId: string; readonly onClose: () => void }) {
  const words = useWords(sharingWords)
  const language = useLanguage()
  const [links, setLinks] = useState<Links>()
  const [problem, setProblem] = useState<Problem>()
  const [renewing, setRenewing] = useState<Role>()
  const [renewed, setRenewed] = useState(false)
  const [lead, setLead] = useState(false)
  /** Whose link was asked about last: the keyboard comes back there. */
  const [asked, setAsked] = useState<Role>()
  const base = `workshops/${encodeURIComponent(workshopId)}/links`

  useEffect(() => {
    let here = true
    void api.get<Links>(base).then((answer) => {
      if (!here) return
      if (answer.ok) setLinks(answer.value)
      else setProblem(answer.problem)
    })
    return () => {
      here = false
    }
  }, [base])

  const renew = async (role: Role, endSessions: boolean) => {
    const answer = await api.post<{ link: string }>(`${base}/${role}/renewals`, endSessions ? { endSessions } : {})
    if (!answer.ok) {
      setProblem(answer.problem)
      return
    }
    const fresh = await api.get<Links>(base)
    if (fresh.ok) setLinks(fresh.value)
    setRenewing(undefined)
    setRenewed(true)
  }
  const renewButton = (role: Role) => (
    <Button data-takes-focus={asked === role ? '' : undefined} look="quiet" compact icon={<RefreshCw size={18} aria-hidden />} aria-label={`${words.renew}: ${words[role]}`} onClick={() => { setRenewed(false); setAsked(role); setRenewing(role) }}>{words.renew}</Button>
  )

  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose} width="wide">
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      {renewed && <Notice tone="positive" alert>{words.renewed}</Notice>}
      {links === undefined && problem === undefined && <p role="status">{words.loading}</p>}
      {links !== undefined && renewing !== undefined && <Renewal onCancel={() => setRenewing(undefined)} onRenew={(ends) => void renew(renewing, ends)} />}
      {links !== undefined && renewing === undefined && (
        <div className={styles.links}>
          <Invitation large title={words.participant} text={words.participantText} link={links.participant} renew={renewButton('participant')} />
          <div className={styles.side}>
            <Invitation title={words.viewer} text={words.viewerText} link={links.viewer} renew={renewButton('viewer')} />
            <Button look="quiet" compact icon={lead ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />} aria-expanded={lead} onClick={() => setLead(!lead)}>{lead ? words.hideFacilitator : words.showFacilitator}</Button>
            {lead && (
              <section className={styles.lead}>
                <h3>{words.facilitator}</h3>
                <p>{words.facilitatorText}</p>
                <LinkField link={links.facilitator} of={words.facilitator} />
                {renewButton('facilitator')}
              </section>
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Invitation({ title, text, link, renew, large = false }: { readonly title: string; readonly text: string; readonly link: string; readonly renew: ReactNode; readonly large?: boolean }) {
  const words = useWords(sharingWords)
  return (
    <section className={large ? styles.large : styles.small}>
      <h3>{title}</h3>
      <div className={styles.code}><QrCode text={link} label={words.qr(title)} /></div>
      <p>{text}</p>
      <LinkField link={link} of={title} />
      {renew}
    </section>
  )
}

function Renewal({ onRenew, onCancel }: { readonly onRenew: (endSessions: boolean) => void; readonly onCancel: () => void }) {
  const words = useWords(sharingWords)
  const id = useId()
  const [ends, setEnds] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves this; ‘Annuleren’ is the button for it
    <section className={styles.renewal} onKeyDown={onEscape(onCancel)} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <h3 id={`${id}-title`}>{words.renewTitle}</h3>
      <p id={`${id}-text`}>{words.renewText}</p>
      <label className={styles.check}>
        <input type="checkbox" checked={ends} onChange={(event) => setEnds(event.target.checked)} />
        {words.endSessions}
      </label>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" onClick={() => onRenew(ends)}>{words.renewNow}</Button>
      </div>
    </section>
  )
}
