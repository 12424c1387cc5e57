import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { AllowedKind, Phase, Round } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { cleanLine, cleanParagraph } from './cleanText.ts'

/** What may be asked of a round. `null` takes away; absent leaves as it is. */
export type RoundWish = {
  readonly title?: string
  readonly phase?: Phase
  readonly instruction?: string | null
  readonly minutes?: number | null
  readonly allows?: { readonly kinds: readonly AllowedKind[] } | null
  readonly order?: number
}

/** The round with the wish in it, texts cleaned. Says nothing of its place or state. */
export function roundWith(round: Round, wish: RoundWish): Outcome<Round> {
  const title = wish.title === undefined ? accept(round.title) : cleanLine(wish.title, { maxLength: WORKSHOP_LIMITS.titleLength, empty: 'round-title-empty', tooLong: 'title-too-long' })
  if (!title.ok) return title
  const instruction = typeof wish.instruction === 'string' ? cleanParagraph(wish.instruction, { maxLength: WORKSHOP_LIMITS.instructionLength, tooLong: 'instruction-too-long' }) : accept(wish.instruction === null ? '' : (round.instruction ?? ''))
  if (!instruction.ok) return instruction
  const minutes = wish.minutes === undefined ? round.minutes : (wish.minutes ?? undefined)
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= WORKSHOP_LIMITS.roundMinutes)) return decline('invalid', `minutes: 1 to ${WORKSHOP_LIMITS.roundMinutes}`)
  const allows = wish.allows === undefined ? round.allows : (wish.allows ?? undefined)
  const { instruction: _instruction, minutes: _minutes, allows: _allows, endsAt: _endsAt, ...rest } = round
  return accept({
    ...rest,
    title: title.value,
    phase: wish.phase ?? round.phase,
    ...(instruction.value === '' ? {} : { instruction: instruction.value }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(allows === undefined ? {} : { allows: { kinds: [...new Set(allows.kinds)] } }),
    ...(round.openedAt === undefined || minutes === undefined ? {} : { endsAt: endOf(round.openedAt, minutes) }),
  })
}

/** When a round that opened then has run its minutes. */
export const endOf = (openedAt: string, minutes: number): string => new Date(Date.parse(openedAt) + minutes * 60_000).toISOString()
