import { ALLOWED_KINDS, type AllowedKind, type Phase, type Round } from '@visiebord/shared/workshop/nouns.ts'

export type RoundPlan = {
  readonly title: string
  readonly phase: Phase
  readonly instruction: string
  /** `null`: no clock. */
  readonly minutes: number | null
  /** `null`: everything, also kinds of card that there will be one day. */
  readonly allows: Round['allows'] | null
}

/** [W62] What a form says, whole: what is empty is to go. `minutes` empty is no clock, every kind ticked no choice. */
export const roundPlan = ({ title, phase, instruction, minutes, kinds }: { readonly title: string; readonly phase: Phase; readonly instruction: string; readonly minutes: number | undefined; readonly kinds: readonly AllowedKind[] }): RoundPlan => ({
  title: title.trim(),
  phase,
  instruction: instruction.trim(),
  minutes: minutes ?? null,
  allows: ALLOWED_KINDS.every((kind) => kinds.includes(kind)) ? null : { kinds },
})

/** The same for a round that is not there yet: nothing has to go. */
export const newRoundOf = ({ minutes, allows, ...round }: RoundPlan): object => ({ ...round, ...(minutes === null ? {} : { minutes }), ...(allows === null ? {} : { allows }) })
