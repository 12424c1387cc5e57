import { ALLOWED_KINDS, type Round, WORKSHOP_FORM, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'

/** How many kinds there were, one release after the other, while the page wrote ‘everything’ down as a list of all of them. A kind never leaves its place. */
const ALL_THEN = [6, 9, 10] as const

/**
 * [W64] A workshop as it was stored, in the form of now. A round that has not been sealed and allowed every kind that there was allows every kind
 * there is; one with a choice keeps it. Parties that were there at a seal stay. Never change what this does for a form that was released: add to it.
 */
export function broughtUpToDate(state: WorkshopState): WorkshopState {
  if (formOf(state) >= WORKSHOP_FORM) return state
  return {
    ...state,
    rounds: state.rounds.map((round) => (round.state !== 'sealed' && allowsAllThen(round) ? withoutChoice(round) : round)),
    ...(state.snapshots.length === 0 ? {} : { sealedParties: state.parties.map(({ id }) => id) }),
    form: WORKSHOP_FORM,
  }
}

/** A later release may have written it, before this one was put back. */
const formOf = ({ form }: WorkshopState): number => form ?? 1

function allowsAllThen({ allows }: Round): boolean {
  const kinds = new Set(allows?.kinds)
  return ALL_THEN.some((count) => kinds.size === count && ALLOWED_KINDS.slice(0, count).every((kind) => kinds.has(kind)))
}

function withoutChoice({ allows: _allows, ...round }: Round): Round {
  return round
}
