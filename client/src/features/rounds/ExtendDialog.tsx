import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import { useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './ExtendDialog.module.css'
import { roundActions } from './roundActions.ts'
import { TimeLeft } from './TimeLeft.tsx'
import { roundDialogWords } from './dialogWords.ts'

const CHOICES = [1, 2, 5, 10] as const

/** More time, in one press. */
export function ExtendDialog({ workshop, round, onClose }: { readonly workshop: OpenWorkshop; readonly round: Round; readonly onClose: () => void }) {
  const words = useWords(roundDialogWords)
  const language = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const extend = async (by: number) => {
    const answer = await roundActions(workshop.id).change(round.id, { minutes: minutesToExtendBy(round, by, workshop.serverNow()) })
    if (answer.ok) onClose()
    else setProblem(answer.problem)
  }
  return (
    <Dialog title={words.extend} closeLabel={words.close} onClose={onClose}>
      <div className={styles.time}><TimeLeft workshop={workshop} round={round} large /></div>
      <div className={styles.choices}>
        {CHOICES.map((minutes) => (
          <Button key={minutes} onClick={() => void extend(minutes)}>{words.extendBy(minutes)}</Button>
        ))}
      </div>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
    </Dialog>
  )
}

/** The round's new length so that `by` minutes come on top of what is left; time that ran past the end is not counted. */
export function minutesToExtendBy(round: Round, by: number, serverNowMs: number): number {
  const minutes = round.minutes ?? 0
  if (round.endsAt === undefined) return minutes + by
  const over = Math.max(0, serverNowMs - Date.parse(round.endsAt))
  return minutes + by + Math.ceil(over / 60_000)
}
