import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { WorkshopRegister } from '../ports/store.ts'
import { facilitatorOf } from './actor.ts'
import type { WorkshopDesks } from './workshopDesks.ts'

/** [W27] Deletes a workshop with everything: agenda, board, people, links, sessions, records. */
export async function deleteWorkshop(parts: { readonly desks: WorkshopDesks; readonly hub: BoardHubPort; readonly store: WorkshopRegister }, workshopId: string, actorId: string): Promise<Outcome<void>> {
  const desk = await parts.desks.open(workshopId)
  if (desk === undefined) return decline('no-session')
  return desk.alone(async ({ state }): Promise<Outcome<void>> => {
    const actor = facilitatorOf(state, actorId)
    if (!actor.ok) return actor
    await parts.store.commit([{ type: 'delete-workshop', workshopId }])
    // Only now: a deletion that could not be stored leaves everybody where they were. What a room still flushes is refused by the store.
    parts.desks.forget(workshopId)
    await parts.hub.forget(workshopId, CLOSE.gone)
    return accept(undefined)
  })
}
