import type { Round, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf } from './actor.ts'
import { begunCount, findRound, inAgendaOrder, numbered, openRoundOf } from './agenda.ts'
import { changed, type Decision } from './decision.ts'
import { endOf } from './roundWish.ts'

/** [W13] One open round at a time; a sealed one never reopens. [W14] It takes the first place after those that have begun. */
export function decideOpenRound(state: WorkshopState, roundId: string, by: { readonly actorId: string; readonly now: string }): Outcome<Decision<Round>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const found = findRound(state, roundId)
  if (!found.ok) return found
  const round = found.value
  if (round.state === 'sealed') return decline('round-sealed')
  if (openRoundOf(state) !== undefined) return decline('round-already-open')
  const opened: Round = { ...round, state: 'open', openedAt: by.now, ...(round.minutes === undefined ? {} : { endsAt: endOf(by.now, round.minutes) }) }
  const others = inAgendaOrder(state.rounds.filter((one) => one.id !== roundId))
  const begun = begunCount(others)
  const rounds = numbered([...others.slice(0, begun), opened, ...others.slice(begun)])
  const made = rounds[begun] ?? opened
  return accept(changed(state, { rounds }, [{ type: 'round-opened', at: by.now, participantId: by.actorId, body: { roundId } }], made))
}
