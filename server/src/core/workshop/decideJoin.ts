import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Participant, Role, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { presentParticipants } from './actor.ts'
import { cleanLine } from './cleanText.ts'
import { changed, type Decision, unchanged } from './decision.ts'

export type JoinIntent = {
  /** Role of the link. */
  readonly role: Role
  readonly name?: string
  readonly partyId?: string
  /** Who this browser already is here. */
  readonly knownAs?: string
}

const RANK: Record<Role, number> = { viewer: 0, participant: 1, facilitator: 2 }

/** [W22] Somebody comes in by a link. Who is known here stays the same person and keeps the higher role; anybody else needs a name. */
export function decideJoin(state: WorkshopState, intent: JoinIntent, by: { readonly now: string; readonly newId: () => string }): Outcome<Decision<Participant>> {
  const known = intent.knownAs === undefined ? undefined : state.participants.find((participant) => participant.id === intent.knownAs)
  if (known?.removedAt !== undefined) return decline('removed')
  if (intent.partyId !== undefined && !state.parties.some((party) => party.id === intent.partyId)) return decline('party-unknown')
  const name = intent.name === undefined && known !== undefined ? accept(known.name) : cleanLine(intent.name ?? '', NAME_RULE)
  if (!name.ok) return name
  if (known === undefined && presentParticipants(state).length >= WORKSHOP_LIMITS.participants) return decline('too-many', `participants: at most ${WORKSHOP_LIMITS.participants}`)
  const partyId = intent.partyId ?? known?.partyId
  const participant: Participant = {
    id: known?.id ?? by.newId(),
    name: name.value,
    role: known !== undefined && RANK[known.role] > RANK[intent.role] ? known.role : intent.role,
    ...(partyId === undefined ? {} : { partyId }),
    joinedAt: known?.joinedAt ?? by.now,
  }
  if (known !== undefined && known.name === participant.name && known.role === participant.role && known.partyId === participant.partyId) return accept(unchanged(state, known))
  const participants = known === undefined ? [...state.participants, participant] : state.participants.map((one) => (one.id === known.id ? participant : one))
  // The log keeps no names: somebody may ask to be forgotten, and facts are never rewritten.
  const body = { participantId: participant.id, role: participant.role, ...(partyId === undefined ? {} : { partyId }) }
  return accept(changed(state, { participants }, [{ type: known === undefined ? 'joined' : 'joined-again', at: by.now, participantId: participant.id, body }], participant))
}

export const NAME_RULE = { maxLength: WORKSHOP_LIMITS.nameLength, empty: 'name-empty', tooLong: 'name-too-long' } as const
