import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Phase, Round, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf } from './actor.ts'
import { placed } from './agenda.ts'
import { changed, type Decision } from './decision.ts'
import { type RoundWish, roundWith } from './roundWish.ts'

export type NewRound = RoundWish & { readonly title: string; readonly phase: Phase }

/** [W15] A planned round comes into the agenda, at the end or at the asked place. */
export function decidePlanRound(state: WorkshopState, wish: NewRound, by: { readonly actorId: string; readonly now: string; readonly newId: () => string }): Outcome<Decision<Round>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  if (state.rounds.length >= WORKSHOP_LIMITS.rounds) return decline('too-many', `rounds: at most ${WORKSHOP_LIMITS.rounds}`)
  const round = roundWith({ id: by.newId(), title: '', phase: wish.phase, state: 'planned', order: -1 }, wish)
  if (!round.ok) return round
  const rounds = placed(state.rounds, round.value, wish.order)
  const made = rounds.find((one) => one.id === round.value.id) ?? round.value
  return accept(changed(state, { rounds }, [{ type: 'round-planned', at: by.now, participantId: by.actorId, body: { round: made } }], made))
}
