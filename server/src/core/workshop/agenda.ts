import type { Round, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'

/** [W14] The agenda: sealed rounds in the order in which they were held, then the open one, then what is planned. */
export const inAgendaOrder = (rounds: readonly Round[]): readonly Round[] => rounds.toSorted((a, b) => a.order - b.order)

/** Gives each round its place in this list: 0, 1, 2 … A round that stays where it is stays the same value. */
export const numbered = (rounds: readonly Round[]): readonly Round[] => rounds.map((round, order) => (round.order === order ? round : { ...round, order }))

/** How many rounds have begun: their places are taken for good. */
export const begunCount = (rounds: readonly Round[]): number => rounds.filter((round) => round.state !== 'planned').length

export const openRoundOf = (state: WorkshopState): Round | undefined => state.rounds.find((round) => round.state === 'open')

export function findRound(state: WorkshopState, roundId: string): Outcome<Round> {
  const round = state.rounds.find((one) => one.id === roundId)
  return round === undefined ? decline('not-found') : accept(round)
}

/**
 * Puts a planned round at this place among the planned ones; `others` does not hold it. A place beyond the end is the end, one
 * among rounds that have begun is the first that is free: who numbers rounds from one is not refused.
 */
export function placed(others: readonly Round[], round: Round, order: number | undefined): readonly Round[] {
  const list = inAgendaOrder(others)
  const at = Math.min(list.length, Math.max(begunCount(list), order ?? list.length))
  return numbered([...list.slice(0, at), round, ...list.slice(at)])
}
