import type { Invitation } from '@visiebord/shared/protocol/invitation.ts'
import { type Answer, api } from '../../sync/api.ts'

/** The token travels in the body, never in an address (API design rule "no sensitive URIs"). */
export const lookAtInvitation = (token: string): Promise<Answer<Invitation>> => api.post('invitations', { token })

export const joinWorkshop = (who: { token: string; name: string; partyId?: string; asNew?: boolean }): Promise<Answer<{ workshopId: string }>> => api.post('sessions', who)
