import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import { type Answer, api } from '../../sync/api.ts'
import { newRoundOf, type RoundPlan } from './roundPlan.ts'

export type Sealed = { readonly number: number; readonly sha256: string; readonly previousSha256: string | null; readonly sealedAt: string }

/** What the facilitator asks of the server about rounds. The view that comes back over the socket is what screens show. */
export const roundActions = (workshopId: string) => {
  const base = `workshops/${encodeURIComponent(workshopId)}/rounds`
  return {
    plan: (round: RoundPlan): Promise<Answer<Round>> => api.post(base, newRoundOf(round)),
    change: (id: string, change: Partial<RoundPlan & { readonly order: number }>): Promise<Answer<Round>> => api.patch(`${base}/${id}`, change),
    remove: (id: string): Promise<Answer<void>> => api.delete(`${base}/${id}`),
    open: (id: string): Promise<Answer<Round>> => api.post(`${base}/${id}/openings`),
    seal: (id: string): Promise<Answer<Sealed>> => api.post(`${base}/${id}/seals`),
  }
}
