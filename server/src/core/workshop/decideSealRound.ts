import type { Round, SnapshotEntry, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf } from './actor.ts'
import { findRound } from './agenda.ts'
import { changed, type Decision, unchanged } from './decision.ts'

/** What is to be recorded: the agenda with this round sealed in it, and where the record stands in the chain. */
export type Sealing = { readonly rounds: readonly Round[]; readonly number: number; readonly sealedAt: string; readonly previousSha256: string | null }

/**
 * [W18] Only the open round can be sealed; a sealed one answers the snapshot that it became, and nothing changes.
 * `hash` makes the record of this sealing and answers its SHA-256.
 */
export function decideSealRound(
  state: WorkshopState,
  intent: { readonly roundId: string; readonly hash: (sealing: Sealing) => Outcome<string> },
  by: { readonly actorId: string; readonly now: string },
): Outcome<Decision<SnapshotEntry>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const found = findRound(state, intent.roundId)
  if (!found.ok) return found
  if (found.value.state === 'planned') return decline('round-not-open')
  const already = state.snapshots.find((snapshot) => snapshot.roundId === intent.roundId)
  if (found.value.state === 'sealed') return already === undefined ? decline('round-sealed') : accept(unchanged(state, already))
  const last = state.snapshots.at(-1)
  const number = (last?.number ?? 0) + 1
  const previousSha256 = last?.sha256 ?? null
  const rounds = state.rounds.map((round): Round => (round.id === intent.roundId ? { ...round, state: 'sealed', sealedAt: by.now, snapshot: number } : round))
  const sha256 = intent.hash({ rounds, number, sealedAt: by.now, previousSha256 })
  if (!sha256.ok) return sha256
  const entry: SnapshotEntry = { number, roundId: intent.roundId, sealedAt: by.now, sha256: sha256.value, previousSha256 }
  return accept(changed(state, { rounds, snapshots: [...state.snapshots, entry], sealedParties: state.parties.map(({ id }) => id) }, [{ type: 'round-sealed', at: by.now, participantId: by.actorId, body: entry }], entry))
}
