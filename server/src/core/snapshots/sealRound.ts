import type { SnapshotEntry } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { Clock } from '../ports/system.ts'
import { decideSealRound } from '../workshop/decideSealRound.ts'
import type { WorkshopDesks } from '../workshop/workshopDesks.ts'
import { sealRecord, snapshotContent } from './snapshotRecord.ts'

export type SealParts = { readonly desks: WorkshopDesks; readonly hub: BoardHubPort; readonly clock: Clock }

/**
 * [SEAL1] Seals a round: at the barrier of the room, record and round go into one transaction. Repeating it, also by another
 * facilitator at the same moment, answers the same snapshot. Rejects with StoreFailure when nothing was stored.
 */
export async function sealRound(parts: SealParts, workshopId: string, intent: { readonly roundId: string; readonly actorId: string }): Promise<Outcome<SnapshotEntry>> {
  const { roundId, actorId } = intent
  const desk = await parts.desks.open(workshopId)
  if (desk === undefined) return decline('no-session')
  const now = (): string => new Date(parts.clock.now()).toISOString()
  return desk.alone(async (turn): Promise<Outcome<SnapshotEntry>> => {
    // Asked first without a record: nobody hands in for a seal that is refused or was made already.
    const asked = decideSealRound(turn.state, { roundId, hash: () => accept('') }, { actorId, now: now() })
    if (!asked.ok) return asked
    if (asked.value.events.length === 0) return accept(asked.value.value)
    const room = await parts.hub.open(workshopId)
    let entry: SnapshotEntry = asked.value.value
    const sealed = await room.seal((board) => {
      let record = ''
      const decided = turn.decide((state) =>
        decideSealRound(
          state,
          {
            roundId,
            hash({ rounds, ...place }) {
              const made = sealRecord({ ...place, workshopId, content: snapshotContent(board.content, state.parties, rounds) })
              if (!made.ok) return made
              record = made.value.record
              return accept(made.value.sha256)
            },
          },
          { actorId, now: now() },
        ),
      )
      if (!decided.ok) return decided
      entry = decided.value.value
      return accept([...decided.value.writes, { type: 'snapshot', snapshot: { ...entry, workshopId, record, state: board.state } }])
    })
    if (!sealed.ok) return sealed
    turn.committed()
    return accept(entry)
  })
}
