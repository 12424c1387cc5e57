import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'

/** A fact for the audit log: what changed, when, by whom. Bodies carry ids and values, never tokens. */
export type WorkshopEvent = { readonly type: string; readonly at: string; readonly participantId?: string; readonly body: unknown }

/**
 * What a decision leads to: the whole new state (its version one higher), the facts, and what the asker is told. Without
 * events nothing changed: the answer stands as it is and nothing is stored.
 */
export type Decision<T> = { readonly state: WorkshopState; readonly events: readonly WorkshopEvent[]; readonly value: T }

export const unchanged = <T>(state: WorkshopState, value: T): Decision<T> => ({ state, events: [], value })

/** The next version of the workshop with these changes in it. */
export function changed<T>(state: WorkshopState, changes: Partial<Omit<WorkshopState, 'id' | 'version' | 'createdAt'>>, events: readonly WorkshopEvent[], value: T): Decision<T> {
  return { state: { ...state, ...changes, version: state.version + 1 }, events, value }
}
