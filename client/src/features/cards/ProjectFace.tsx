import type { ProjectCard } from '@visiebord/shared/board/schema.ts'
import { useWords } from '../../language/language.ts'
import { useStepProgress } from '../roadmap/useStepProgress.ts'
import styles from './Card.module.css'
import { fittedText } from './fittedText.ts'
import { PartySign } from './PartySign.tsx'
import { cardWords } from './words.ts'

/** A project that is not on the roadmap yet. */
export function ProjectFace({ card }: { readonly card: ProjectCard }) {
  const words = useWords(cardWords)
  const steps = useStepProgress(card.id)
  const { fontSize, text } = fittedText(card)
  return (
    <div className={`${styles.slip} ${styles.owned}`}>
      <div className={`${styles.slipText} ${styles.strongText}`} style={{ fontSize }} dir="auto">
        {text}
      </div>
      <div className={styles.foot}>
        <PartySign partyId={card.partyId} size={11} />
        <span>{steps.all === 0 ? words.projectStatus[card.status] : words.stepsDone(steps.done, steps.all)}</span>
      </div>
    </div>
  )
}
