import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Answer, type Problem, problemSentence } from '../../sync/api.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Seal } from '../../ui/Seal.tsx'
import styles from './AgendaDialog.module.css'
import { roundActions } from './roundActions.ts'
import { RoundForm } from './RoundForm.tsx'
import { roundDialogWords } from './dialogWords.ts'

type Props = { readonly workshop: OpenWorkshop; readonly onLookAt: (number: number) => void; readonly onClose: () => void }

/** [W66] The rounds in order, for everybody, with those that are sealed to look at; who leads plans, reorders and opens them here. */
export function AgendaDialog({ workshop, onLookAt, onClose }: Props) {
  const words = useWords(roundDialogWords)
  const language = useLanguage()
  const view = useStore(workshop.view)
  const [editing, setEditing] = useState<{ readonly id?: string } | undefined>(view.rounds.length === 0 && view.allowed.lead ? {} : undefined)
  const [problem, setProblem] = useState<Problem>()
  const actions = roundActions(view.id)
  const { lead } = view.allowed

  const carryOut = async (work: Promise<Answer<unknown>>): Promise<boolean> => {
    const answer = await work
    setProblem(answer.ok ? undefined : answer.problem)
    return answer.ok
  }
  const say = async (work: Promise<Answer<unknown>>, sentence: string): Promise<boolean> => {
    const done = await carryOut(work)
    if (done) workshop.announce.say(sentence)
    return done
  }
  const move = (round: Round, order: number) => void say(actions.change(round.id, { order }), words.moved(round.title, order + 1, view.rounds.length))
  const planned = view.rounds.filter((round) => round.state === 'planned')
  return (
    <Dialog title={words.agenda} closeLabel={words.close} onClose={onClose} width="wide">
      <div>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      <ol className={styles.rounds}>
        {view.rounds.map((round) =>
          editing?.id === round.id ? (
            <li key={round.id} className={styles.form}>
              <RoundForm round={round} onCancel={() => setEditing(undefined)} onSave={async (plan) => { if (await say(actions.change(round.id, plan), words.saved(plan.title))) setEditing(undefined) }} />
            </li>
          ) : (
            <li key={round.id} className={styles.round} data-state={round.state}>
              <span className={styles.number}>{round.snapshot === undefined ? round.order + 1 : <Seal number={round.snapshot} size={40} />}</span>
              <div className={styles.what}>
                <h3>{round.title}</h3>
                <p>{[words.phases[round.phase], round.minutes === undefined ? words.noClock : words.minutesShort(round.minutes), words.states[round.state]].join(' · ')}</p>
                {round.instruction !== undefined && round.instruction !== '' && <p>{round.instruction}</p>}
              </div>
              <div className={styles.tools}>
                {lead && round.state === 'planned' && (
                  <>
                    <IconTool label={words.up(round.title)} disabled={round === planned[0]} onClick={() => move(round, round.order - 1)}><ArrowUp size={18} aria-hidden /></IconTool>
                    <IconTool label={words.down(round.title)} disabled={round === planned.at(-1)} onClick={() => move(round, round.order + 1)}><ArrowDown size={18} aria-hidden /></IconTool>
                    <IconTool label={words.remove(round.title)} onClick={() => void say(actions.remove(round.id), words.removed(round.title))}><Trash2 size={18} aria-hidden /></IconTool>
                  </>
                )}
                {lead && round.state !== 'sealed' && <IconTool takesFocus label={words.edit(round.title)} onClick={() => setEditing({ id: round.id })}><Pencil size={18} aria-hidden /></IconTool>}
                {lead && round.state === 'planned' && view.currentRoundId === null && (
                  <Button compact aria-label={words.openThis(round.title)} onClick={() => void carryOut(actions.open(round.id)).then((done) => done && onClose())}>{words.openShort}</Button>
                )}
                {round.snapshot !== undefined && (
                  <Button compact aria-label={words.lookAt(round.title)} onClick={() => { onClose(); onLookAt(round.snapshot ?? 0) }}>{words.look}</Button>
                )}
              </div>
            </li>
          ),
        )}
      </ol>
      {editing !== undefined && editing.id === undefined ? (
        <div className={styles.form}>
          <RoundForm onCancel={() => setEditing(undefined)} onSave={async (plan) => { if (await say(actions.plan(plan), words.added(plan.title))) setEditing(undefined) }} />
        </div>
      ) : (
        lead && view.rounds.length < view.limits.workshop.rounds && <Button data-takes-focus icon={<Plus size={20} aria-hidden />} onClick={() => setEditing({})}>{words.add}</Button>
      )}
      </div>
    </Dialog>
  )
}

function IconTool({ label, children, onClick, disabled = false, takesFocus = false }: { readonly label: string; readonly children: ReactNode; readonly onClick: () => void; readonly disabled?: boolean; readonly takesFocus?: boolean }) {
  return (
    <button type="button" className={styles.tool} data-takes-focus={takesFocus ? '' : undefined} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  )
}
