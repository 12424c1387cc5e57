import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import type { Outcome } from '@visiebord/shared/workshop/refusals.ts'
import type { Authority } from '../ports/authority.ts'
import type { StoreWrite } from '../ports/store.ts'
import type { Decision } from './decision.ts'

/** Something that decides on the state as it is when its turn comes. Pure. */
export type Decide<T> = (state: WorkshopState) => Outcome<Decision<T>>

/** One open workshop: its state as committed, and the one queue through which it changes. Also the sync side's Authority. */
export type WorkshopDesk = Authority & {
  state(): WorkshopState
  /** Decides, commits (with `alongside` in the same transaction), tells. Rejects with StoreFailure when nothing could be stored. */
  perform<T>(decide: Decide<T>, options?: { readonly alongside?: (value: T, state: WorkshopState) => readonly StoreWrite[] }): Promise<Outcome<T>>
  /**
   * As `perform`, but the board commits: `commit` gets `decideNow`, calls it at the barrier, and resolves once its writes are
   * durable. From `decideNow` on, what the authority permits is already what the new state permits.
   */
  performWith<T>(commit: (decideNow: (decide: Decide<T>) => Outcome<{ readonly value: T; readonly write: StoreWrite }>) => Promise<Outcome<void>>): Promise<Outcome<T>>
  /** Runs alone, between changes. */
  alone<T>(run: (state: WorkshopState) => Promise<T>): Promise<T>
}

/** Every open workshop of this server, by id. */
export type WorkshopDesks = {
  /** Undefined when there is no such workshop. One desk a workshop, however many ask at once. */
  open(workshopId: string): Promise<WorkshopDesk | undefined>
  /** After a deletion: the desk is gone and its workshop unknown. */
  forget(workshopId: string): void
}
