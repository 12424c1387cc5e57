import type { ProjectCard } from '@visiebord/shared/board/schema.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { fittedText } from '../cards/fittedText.ts'
import { useScene } from '../canvas/scene.ts'
import styles from './Bar.module.css'
import { useStepProgress } from './useStepProgress.ts'

/** A project on the roadmap: who draws it, its title; its lower edge are its steps, or a line when it has none. */
export function ProjectBar({ card }: { readonly card: ProjectCard }) {
  const { parties, live, stage } = useScene()
  const { fontSize, text } = fittedText(card, stage.boxOf(card.id)?.w)
  const party = parties.get(card.partyId ?? '')
  const steps = useStepProgress(card.id)
  return (
    <div className={styles.bar} data-steps={steps.all > 0 ? '' : undefined}>
      <span className={styles.block}>{party !== undefined && <PartyMark color={party.color} size={24} />}</span>
      <span className={styles.title} style={{ fontSize }} dir="auto">
        {text}
      </span>
      {live !== undefined && <span className={styles.grip} data-stretch="" aria-hidden="true" />}
    </div>
  )
}
