import type { Participant, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type BoardPermission, boardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { Authority } from '../ports/authority.ts'
import { StoreFailure, type StoreWrite, type WorkshopRegister } from '../ports/store.ts'
import type { Clock, Log } from '../ports/system.ts'
import { actorOf, presentParticipants } from './actor.ts'
import { openRoundOf } from './agenda.ts'
import type { Decision } from './decision.ts'
import { projectView } from './projectView.ts'

/** Decides on the state as it is when its turn comes. Pure. */
export type Decide<T> = (state: WorkshopState) => Outcome<Decision<T>>

/** What may be done in a turn of `alone`. */
export type Turn = {
  readonly state: WorkshopState
  /** At most once a turn. From here on the authority permits only what the new state permits too; `writes` have to be committed. */
  decide<T>(decide: Decide<T>): Outcome<{ readonly value: T; readonly writes: readonly StoreWrite[] }>
  /** The writes are durable: the new state is the state, and everybody is told. */
  committed(): void
}

/** One open workshop: its state as committed, and the one queue through which it changes. Also the sync side's Authority. */
export type WorkshopDesk = Authority & {
  state(): WorkshopState
  /** Decides, commits (with what `alongside` adds in the same transaction), tells. Rejects with StoreFailure when nothing could be stored. */
  perform<T>(decide: Decide<T>, options?: { readonly alongside?: (value: T) => readonly StoreWrite[] }): Promise<Outcome<T>>
  /** A turn alone, between other changes, for those who commit themselves (a seal). A turn that ends without `committed` changed nothing. */
  alone<T>(run: (turn: Turn) => Promise<T>): Promise<T>
  /** Nobody listens and nothing waits: it may be let go. */
  isIdle(): boolean
}

export function createWorkshopDesk(loaded: WorkshopState, parts: { readonly store: WorkshopRegister; readonly clock: Clock; readonly log?: Log }): WorkshopDesk {
  let state = loaded
  /** Decided and being committed. Only what it permits too is permitted: behind a barrier nothing may slip in. */
  let ahead: WorkshopState | undefined
  /** What was decided last was not called stored, and may be all the same: the answer can be lost on its way. */
  let inDoubt = false
  let people = index(loaded)
  /** What each may in `state`: asked for every message on the board, thousands of times a second. */
  const permissions = new Map<string, BoardPermission>()
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()

  function adopt(next: WorkshopState): void {
    state = next
    ahead = undefined
    people = index(next)
    permissions.clear()
    for (const listener of listeners) tell(listener)
  }

  /** What is committed stays so, and everybody else is told: a listener that fails is a bug of its own. */
  function tell(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      parts.log?.error(`workshop ${loaded.id}: a listener failed: ${error instanceof Error ? error.name : 'unknown'}`)
    }
  }

  const turn = (): Turn => ({
    state,
    decide(decide) {
      const decided = decide(state)
      if (!decided.ok) return decided
      const { state: next, events, value } = decided.value
      if (events.length === 0) return accept({ value, writes: [] })
      ahead = next
      return accept({ value, writes: [{ type: 'workshop', write: { state: next, basedOn: state.version, events } }] })
    },
    committed() {
      if (ahead !== undefined) adopt(ahead)
    },
  })

  function alone<T>(run: (turn: Turn) => Promise<T>): Promise<T> {
    waiting++
    const done = last.then(async () => {
      if (inDoubt) await catchUp()
      inDoubt = false
      return run(turn())
    }).finally(() => {
      inDoubt ||= ahead !== undefined
      ahead = undefined
      waiting--
    })
    last = done.catch(() => undefined)
    return done
  }

  /** Another process (an operator's command) changed the workshop meanwhile: take over its state. */
  async function catchUp(): Promise<void> {
    const stored = await parts.store.readWorkshop(state.id)
    if (stored !== undefined && stored.version !== state.version) adopt(stored)
  }

  return {
    workshopId: loaded.id,
    state: () => state,
    isIdle: () => listeners.size === 0 && waiting === 0,
    alone,
    perform: (decide, options) =>
      alone(async (my) => {
        const decided = my.decide(decide)
        if (!decided.ok) return decided
        const writes = [...decided.value.writes, ...(options?.alongside?.(decided.value.value) ?? [])]
        if (writes.length === 0) return accept(decided.value.value)
        try {
          await parts.store.commit(writes)
        } catch (error) {
          if (!(error instanceof StoreFailure && error.kind === 'conflict')) throw error
          await catchUp()
          return decline('changed-meanwhile')
        }
        my.committed()
        return accept(decided.value.value)
      }),
    participant: (participantId) => people.get(participantId),
    participants: () => [...people.values()],
    permission(participantId) {
      const now = permissions.get(participantId) ?? permissionIn(state, participantId)
      if (people.has(participantId)) permissions.set(participantId, now)
      return ahead === undefined ? now : both(now, permissionIn(ahead, participantId))
    },
    sealed: () => (ahead ?? state).snapshots.at(-1)?.number ?? 0,
    view(participantId, generation) {
      const me = people.get(participantId)
      if (me === undefined) throw new RangeError('a view for somebody who is not in the workshop')
      return projectView(state, me, { generation, now: new Date(parts.clock.now()).toISOString() })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const index = (state: WorkshopState): ReadonlyMap<string, Participant> => new Map(presentParticipants(state).map((participant) => [participant.id, participant]))

/** Somebody who is not (or no more) in the workshop may what a viewer may: nothing. */
function permissionIn(state: WorkshopState, participantId: string): BoardPermission {
  const actor = actorOf(state, participantId)
  return boardPermission(actor.ok ? actor.value.role : 'viewer', openRoundOf(state))
}

function both(a: BoardPermission, b: BoardPermission): BoardPermission {
  const reason = b.reason ?? a.reason
  return { kinds: a.kinds.filter((kind) => b.kinds.includes(kind)), links: a.links && b.links, structure: a.structure && b.structure, ...(reason === undefined ? {} : { reason }) }
}
