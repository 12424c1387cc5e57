import { type Phase, PHASES, type Round } from '@visiebord/shared/workshop/nouns.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { useWords } from '../../language/language.ts'
import styles from './RoundSlip.module.css'
import { roundWords } from './words.ts'

/** Phases that the agenda has, in the order of the work: a round opened out of turn does not move its phase. */
export function phasesOf(rounds: readonly Round[]): readonly Phase[] {
  return PHASES.filter((phase) => rounds.some((round) => round.phase === phase))
}

/** Which phase this is, of how many. */
export function PhaseBar({ view, round }: { readonly view: WorkshopView; readonly round: Round }) {
  const words = useWords(roundWords)
  const phases = phasesOf(view.rounds)
  const at = phases.indexOf(round.phase)
  return (
    <div className={styles.phase}>
      <span className={styles.bars} aria-hidden>
        {phases.map((phase, index) => (
          <i key={phase} data-reached={index <= at} />
        ))}
      </span>
      <span>{words.phase(at + 1)}<span className={styles.phaseName}> · {words.phases[round.phase]}</span></span>
    </div>
  )
}
