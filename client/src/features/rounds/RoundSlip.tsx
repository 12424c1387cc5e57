import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { Eye, ListOrdered, Move, PenLine, Plus, Stamp } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { problemSentence } from '../../sync/api.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { later } from '../../ui/later.tsx'
import { Seal } from '../../ui/Seal.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import { PhaseBar } from './PhaseBar.tsx'
import { roundActions } from './roundActions.ts'
import styles from './RoundSlip.module.css'
import { TimeLeft } from './TimeLeft.tsx'
import { useRoundSaid } from './useRoundSaid.ts'
import { roundWords } from './words.ts'

const DIALOG = { closes: ({ onClose }: { readonly onClose: () => void }) => onClose }
const AgendaDialog = later(async () => (await import('./AgendaDialog.tsx')).AgendaDialog, DIALOG)
const SealDialog = later(async () => (await import('./SealDialog.tsx')).SealDialog, DIALOG)
const ExtendDialog = later(async () => (await import('./ExtendDialog.tsx')).ExtendDialog, DIALOG)

type Props = { readonly workshop: OpenWorkshop; readonly onLookAt: (number: number) => void }
type Asked = 'agenda' | 'seal' | 'extend' | undefined

/** The slip that leads: which phase and round, what to do, what one may do now, and the time left. */
export function RoundSlip({ workshop, onLookAt }: Props) {
  const words = useWords(roundWords)
  const view = useStore(workshop.view)
  const [asked, setAsked] = useState<Asked>()
  const keepsFocus = useKeepsFocus<HTMLElement>()
  useRoundSaid(workshop, view)
  const open = view.rounds.find((round) => round.id === view.currentRoundId)
  const next = view.rounds.find((round) => round.state === 'planned')
  return (
    <section ref={keepsFocus} className={styles.slip} aria-label={words.roundSlip} data-round-slip>
      {open !== undefined ? (
        <OpenRound workshop={workshop} view={view} round={open} onSeal={() => setAsked('seal')} onExtend={() => setAsked('extend')} />
      ) : (
        <BetweenRounds workshop={workshop} view={view} next={next} onLookAt={onLookAt} onPlan={() => setAsked('agenda')} />
      )}
      {(view.allowed.lead || view.rounds.length > 0) && (
        <button type="button" className={styles.agenda} onClick={() => setAsked('agenda')}>
          <ListOrdered size={20} aria-hidden />
          {words.agenda}
        </button>
      )}
      {asked === 'agenda' && <AgendaDialog workshop={workshop} onLookAt={onLookAt} onClose={() => setAsked(undefined)} />}
      {asked === 'seal' && open !== undefined && <SealDialog workshop={workshop} round={open} onSealed={onLookAt} onClose={() => setAsked(undefined)} />}
      {asked === 'extend' && open !== undefined && <ExtendDialog workshop={workshop} round={open} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

type OpenProps = { readonly workshop: OpenWorkshop; readonly view: WorkshopView; readonly round: Round; readonly onSeal: () => void; readonly onExtend: () => void }

function OpenRound({ workshop, view, round, onSeal, onExtend }: OpenProps) {
  const words = useWords(roundWords)
  return (
    <>
      <PhaseBar view={view} round={round} />
      <div className={styles.text}>
        <h2>{round.title}</h2>
        {round.instruction !== undefined && round.instruction !== '' && <p>{round.instruction}</p>}
      </div>
      <Abilities view={view} />
      {round.endsAt !== undefined && view.allowed.lead ? (
        <button type="button" className={styles.time} title={words.extend} onClick={onExtend}>
          <span className="visually-hidden">{words.extend}: </span>
          <TimeLeft workshop={workshop} round={round} />
          <Plus size={16} aria-hidden className={styles.plus} />
        </button>
      ) : (
        <TimeLeft workshop={workshop} round={round} />
      )}
      {view.allowed.lead && (
        <div className={styles.lead}>
          <button type="button" className={styles.agenda} onClick={onSeal}>
            <Stamp size={20} aria-hidden />
            {words.seal}
          </button>
        </div>
      )}
    </>
  )
}

function Abilities({ view }: { readonly view: WorkshopView }) {
  const words = useWords(roundWords)
  const { kinds } = view.allowed.board
  return (
    <div className={styles.abilities}>
      <span>{words.youMay}</span>
      {kinds.length === 0 ? (
        <strong><Eye size={16} aria-hidden />{words.may.look}</strong>
      ) : (
        <strong><PenLine size={16} aria-hidden />{words.may.write} <Move size={16} aria-hidden />{kinds.includes('project') && !kinds.includes('note') ? words.may.plan : words.may.drag}</strong>
      )}
    </div>
  )
}

type BetweenProps = { readonly workshop: OpenWorkshop; readonly view: WorkshopView; readonly next: Round | undefined; readonly onLookAt: (number: number) => void; readonly onPlan: () => void }

function BetweenRounds({ workshop, view, next, onLookAt, onPlan }: BetweenProps) {
  const words = useWords(roundWords)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const openNext = async () => {
    if (next === undefined || busy) return
    setBusy(true)
    const answer = await roundActions(view.id).open(next.id)
    setBusy(false)
    if (!answer.ok) workshop.announce.say(problemSentence(answer.problem, language), { urgent: true })
  }
  const title = view.sealed > 0 ? words.sealed(view.sealed) : words.noRoundTitle
  const text = view.sealed > 0 ? (view.allowed.export ? words.sealedText : words.sealedLook) : view.allowed.lead ? (next === undefined ? words.nothingPlanned : words.noRoundLead) : words.noRoundGuest
  return (
    <>
      {view.sealed > 0 && <span className={styles.sealed}><Seal number={view.sealed} size={44} /></span>}
      <div className={styles.text}>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      <div className={styles.actions}>
        {view.sealed > 0 && <Button compact onClick={() => onLookAt(view.sealed)}>{words.look}</Button>}
        {view.allowed.lead && next !== undefined && <Button compact look="primary" onClick={() => void openNext()}>{busy ? words.opening : words.open(next.order + 1)}</Button>}
        {view.allowed.lead && next === undefined && <Button compact look="primary" onClick={onPlan}>{words.planFirst}</Button>}
      </div>
    </>
  )
}
