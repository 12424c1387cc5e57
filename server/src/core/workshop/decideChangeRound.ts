import { isDeepStrictEqual } from 'node:util'
import type { Round, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf } from './actor.ts'
import { findRound, numbered, inAgendaOrder, placed } from './agenda.ts'
import { changed, type Decision, unchanged } from './decision.ts'
import { type RoundWish, roundWith } from './roundWish.ts'

/** [W16] Words, minutes and allowed kinds change until the round is sealed (more minutes extend an open one); its place only while it is planned. */
export function decideChangeRound(state: WorkshopState, intent: { readonly roundId: string; readonly wish: RoundWish }, by: { readonly actorId: string; readonly now: string }): Outcome<Decision<Round>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const found = findRound(state, intent.roundId)
  if (!found.ok) return found
  const before = found.value
  if (before.state === 'sealed') return decline('round-sealed')
  const moves = intent.wish.order !== undefined && intent.wish.order !== before.order
  if (moves && before.state !== 'planned') return decline('round-not-planned')
  const after = roundWith(before, intent.wish)
  if (!after.ok) return after
  const others = state.rounds.filter((round) => round.id !== before.id)
  const rounds = moves ? placed(others, after.value, intent.wish.order) : numbered(inAgendaOrder([...others, after.value]))
  const made = rounds.find((round) => round.id === before.id) ?? after.value
  if (isDeepStrictEqual(rounds, state.rounds)) return accept(unchanged(state, made))
  return accept(changed(state, { rounds }, [{ type: 'round-changed', at: by.now, participantId: by.actorId, body: { round: made } }], made))
}
