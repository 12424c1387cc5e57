import type { Role, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf, presentParticipants } from './actor.ts'
import { changed, type Decision } from './decision.ts'

/** [W26] A facilitator renews a link. The value names whose sessions end: with `endSessions` all of that role but the asker. */
export function decideRenewLink(
  state: WorkshopState,
  intent: { readonly role: Role; readonly endSessions: boolean },
  by: { readonly actorId: string; readonly now: string },
): Outcome<Decision<readonly string[]>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const ended = intent.endSessions ? presentParticipants(state).filter(({ id, role }) => role === intent.role && id !== by.actorId).map(({ id }) => id) : []
  return accept(changed(state, {}, [{ type: 'link-renewed', at: by.now, participantId: by.actorId, body: intent }], ended))
}
