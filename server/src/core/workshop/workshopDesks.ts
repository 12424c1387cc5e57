import type { Clock, Log } from '../ports/system.ts'
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
const IDLE_DESKS = 32
/** Not before this long after its last use: who just got a desk may be about to listen to it. */
const RECENT_MS = 60_000
/** While there are more than that, they are looked at so often, ms. */
const SWEEP_MS = 10_000

export function createWorkshopDesks(parts: { readonly store: WorkshopRegister; readonly clock: Clock; readonly log?: Log }): WorkshopDesks {
  const desks = new Map<string, WorkshopDesk>()
  const usedAt = new WeakMap<WorkshopDesk, number>()
  const opening = new Map<string, Promise<WorkshopDesk | undefined>>()
  let isSweeping = false

  async function load(workshopId: string): Promise<WorkshopDesk | undefined> {
    const state = await parts.store.readWorkshop(workshopId)
    if (state === undefined || !opening.has(workshopId)) return undefined
    const desk = createWorkshopDesk(state, parts)
    use(workshopId, desk)
    if (!isSweeping) sweep()
    return desk
  }

  function sweep(): void {
    letIdleGo()
    isSweeping = desks.size > IDLE_DESKS
    if (isSweeping) parts.clock.after(SWEEP_MS, sweep)
  }

  /** Moves it to the end of the line: most recently used. */
  function use(workshopId: string, desk: WorkshopDesk): void {
    desks.delete(workshopId)
    desks.set(workshopId, desk)
    usedAt.set(desk, parts.clock.elapsed())
  }

  function letIdleGo(): void {
    let excess = desks.size - IDLE_DESKS
    for (const [id, desk] of desks) {
      if (excess <= 0) return
      if (!desk.isIdle() || parts.clock.elapsed() - (usedAt.get(desk) ?? 0) < RECENT_MS) continue
      desks.delete(id)
      excess--
    }
  }

  return {
    async open(workshopId) {
      const known = desks.get(workshopId)
      if (known !== undefined) {
        use(workshopId, known)
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
