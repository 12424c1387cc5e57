import type { Participant, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'

/** Who asks, as the workshop knows them at the moment of deciding: a role taken away a millisecond ago counts. */
export function actorOf(state: WorkshopState, participantId: string): Outcome<Participant> {
  const found = state.participants.find((participant) => participant.id === participantId)
  if (found === undefined) return decline('no-session')
  return found.removedAt === undefined ? accept(found) : decline('removed')
}

/** [W11] Only a facilitator leads. */
export function facilitatorOf(state: WorkshopState, participantId: string): Outcome<Participant> {
  const actor = actorOf(state, participantId)
  if (!actor.ok) return actor
  return actor.value.role === 'facilitator' ? actor : decline('not-facilitator')
}

/** People who are in the workshop: not removed. */
export const presentParticipants = (state: WorkshopState): readonly Participant[] => state.participants.filter((participant) => participant.removedAt === undefined)

/** True when this person is a facilitator and there is no other. */
export const isLastFacilitator = (state: WorkshopState, participantId: string): boolean => {
  const facilitators = presentParticipants(state).filter((participant) => participant.role === 'facilitator')
  return facilitators.length === 1 && facilitators[0]?.id === participantId
}
