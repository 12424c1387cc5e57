import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf } from './actor.ts'
import { findRound, inAgendaOrder, numbered } from './agenda.ts'
import { changed, type Decision } from './decision.ts'

/** [W17] Only a round that has not begun can go; the places after it close up. */
export function decideDeleteRound(state: WorkshopState, roundId: string, by: { readonly actorId: string; readonly now: string }): Outcome<Decision<void>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const round = findRound(state, roundId)
  if (!round.ok) return round
  if (round.value.state === 'sealed') return decline('round-sealed')
  if (round.value.state === 'open') return decline('round-not-planned')
  const rounds = numbered(inAgendaOrder(state.rounds.filter((one) => one.id !== roundId)))
  return accept(changed(state, { rounds }, [{ type: 'round-deleted', at: by.now, participantId: by.actorId, body: { roundId } }], undefined))
}
