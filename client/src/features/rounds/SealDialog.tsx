import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Problem, problemSentence } from '../../sync/api.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { roundActions } from './roundActions.ts'
import { roundDialogWords } from './dialogWords.ts'

type Props = { readonly workshop: OpenWorkshop; readonly round: Round; readonly onSealed: (number: number) => void; readonly onClose: () => void }

/** The one question before something that cannot be undone. */
export function SealDialog({ workshop, round, onSealed, onClose }: Props) {
  const words = useWords(roundDialogWords)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const seal = async () => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const answer = await roundActions(workshop.id).seal(round.id)
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.problem)
      return
    }
    onClose()
    onSealed(answer.value.number)
  }
  return (
    <Dialog
      asks
      title={words.sealTitle(round.order + 1)}
      closeLabel={words.close}
      onClose={busy ? () => undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>{words.notYet}</Button>
          <Button look="primary" icon={<Stamp size={20} aria-hidden />} onClick={() => void seal()}>{busy ? words.sealing : words.sealNow}</Button>
        </>
      }
    >
      <p>{words.sealText}</p>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
    </Dialog>
  )
}
