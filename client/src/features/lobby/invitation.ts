import type { Party, Role } from '@visiebord/shared/workshop/nouns.ts'
import { type Answer, api } from '../../sync/api.ts'

/** What a link tells before anybody joins by it. */
export type Invitation = {
  readonly workshopId: string
  readonly title: string
  readonly role: Role
  readonly parties: readonly Party[]
  /** Title of the round that is open now. */
  readonly openRound: string | null
  /** How many people are in the workshop at this moment. */
  readonly present: number
  /** Who this browser already is in that workshop. */
  readonly you?: { readonly name: string; readonly partyId?: string }
}

/** The token travels in the body, never in an address (API design rule "no sensitive URIs"). */
export const lookAtInvitation = (token: string): Promise<Answer<Invitation>> => api.post('invitations', { token })

export const joinWorkshop = (who: { token: string; name: string; partyId?: string; asNew?: boolean }): Promise<Answer<{ workshopId: string }>> => api.post('sessions', who)
