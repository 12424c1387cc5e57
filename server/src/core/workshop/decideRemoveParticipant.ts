import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf, isLastFacilitator, presentParticipants } from './actor.ts'
import { changed, type Decision } from './decision.ts'

/** [W24] A facilitator takes somebody out; their cards and authorship stay. [W12] The last facilitator stays. */
export function decideRemoveParticipant(state: WorkshopState, participantId: string, by: { readonly actorId: string; readonly now: string }): Outcome<Decision<void>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  if (!presentParticipants(state).some((participant) => participant.id === participantId)) return decline('not-found')
  if (isLastFacilitator(state, participantId)) return decline('last-facilitator')
  const participants = state.participants.map((participant) => (participant.id === participantId ? { ...participant, removedAt: by.now } : participant))
  return accept(changed(state, { participants }, [{ type: 'participant-removed', at: by.now, participantId: by.actorId, body: { participantId } }], undefined))
}
