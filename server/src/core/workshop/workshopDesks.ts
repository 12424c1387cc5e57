import type { Clock } from '../ports/system.ts'
import type { WorkshopRegister } from '../ports/store.ts'
import { createWorkshopDesk, type WorkshopDesk } from './workshopDesk.ts'

/** Every open workshop of this server, by id. */
export type WorkshopDesks = {
  /** Undefined when there is no such workshop. One desk a workshop, however many ask at once. */
  open(workshopId: string): Promise<WorkshopDesk | undefined>
  /** After a deletion: the desk is gone and its workshop unknown. */
  forget(workshopId: string): void
}

/** Desks without listeners beyond this many are let go, the longest unused first: a state is some kB. */
const IDLE_DESKS = 256

export function createWorkshopDesks(parts: { readonly store: WorkshopRegister; readonly clock: Clock }): WorkshopDesks {
  const desks = new Map<string, WorkshopDesk>()
  const opening = new Map<string, Promise<WorkshopDesk | undefined>>()

  async function load(workshopId: string): Promise<WorkshopDesk | undefined> {
    const state = await parts.store.readWorkshop(workshopId)
    if (state === undefined || !opening.has(workshopId)) return undefined
    const desk = createWorkshopDesk(state, parts)
    desks.set(workshopId, desk)
    letIdleGo()
    return desk
  }

  function letIdleGo(): void {
    let excess = desks.size - IDLE_DESKS
    for (const [id, desk] of desks) {
      if (excess <= 0) return
      if (!desk.isIdle()) continue
      desks.delete(id)
      excess--
    }
  }

  return {
    async open(workshopId) {
      const known = desks.get(workshopId)
      if (known !== undefined) {
        desks.delete(workshopId)
        desks.set(workshopId, known) // to the end: most recently used
        return known
      }
      const under = opening.get(workshopId)
      if (under !== undefined) return under
      const loading = Promise.resolve().then(() => load(workshopId)).finally(() => opening.delete(workshopId))
      opening.set(workshopId, loading)
      return loading
    },
    forget(workshopId) {
      desks.delete(workshopId)
      opening.delete(workshopId)
    },
  }
}
