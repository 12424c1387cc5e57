import type { Participant, Role, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { actorOf, isLastFacilitator, presentParticipants } from './actor.ts'
import { cleanLine } from './cleanText.ts'
import { changed, type Decision, unchanged } from './decision.ts'
import { NAME_RULE } from './decideJoin.ts'

/** `partyId: null` leaves the party. */
export type ParticipantWish = { readonly name?: string; readonly partyId?: string | null; readonly role?: Role }

/** [W23] Oneself: name and party. A facilitator: everybody's, and roles. [W12] The last facilitator stays one. */
export function decideChangeParticipant(
  state: WorkshopState,
  intent: { readonly participantId: string; readonly wish: ParticipantWish },
  by: { readonly actorId: string; readonly now: string },
): Outcome<Decision<Participant>> {
  const actor = actorOf(state, by.actorId)
  if (!actor.ok) return actor
  const { participantId, wish } = intent
  const leads = actor.value.role === 'facilitator'
  if (!leads && (participantId !== by.actorId || (wish.role !== undefined && wish.role !== actor.value.role))) return decline('not-facilitator')
  const before = presentParticipants(state).find((participant) => participant.id === participantId)
  if (before === undefined) return decline('not-found')
  if (wish.partyId !== undefined && wish.partyId !== null && !state.parties.some((party) => party.id === wish.partyId)) return decline('party-unknown')
  const name = wish.name === undefined ? accept(before.name) : cleanLine(wish.name, NAME_RULE)
  if (!name.ok) return name
  const role = wish.role ?? before.role
  if (role !== 'facilitator' && isLastFacilitator(state, participantId)) return decline('last-facilitator')
  const partyId = wish.partyId === undefined ? before.partyId : (wish.partyId ?? undefined)
  const { partyId: _partyId, ...rest } = before
  const after: Participant = { ...rest, name: name.value, role, ...(partyId === undefined ? {} : { partyId }) }
  if (after.name === before.name && after.role === before.role && after.partyId === before.partyId) return accept(unchanged(state, before))
  const participants = state.participants.map((participant) => (participant.id === participantId ? after : participant))
  const body = { participantId, role, ...(partyId === undefined ? {} : { partyId }) }
  return accept(changed(state, { participants }, [{ type: 'participant-changed', at: by.now, participantId: by.actorId, body }], after))
}
