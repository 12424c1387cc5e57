/** Milliseconds by one clock. */
export type Moments = {
  /** The first thing that waits to be told. */
  readonly first: number
  /** The last summary. */
  readonly told: number
  /** The last sentence of any other kind. */
  readonly spoken: number
  /** The last letter typed here. */
  readonly typed: number
}

/** So that what comes together is told together, ms. */
export const GATHER_MS = 3_000
/** At most one summary in this time, ms. */
export const EVERY_MS = 15_000
/** A sentence about what I did is heard out first, ms. */
export const AFTER_SPEECH_MS = 2_500
/** Who still types is not spoken to, ms. */
export const AFTER_TYPING_MS = 3_000

/** [AN1] [AN4] When what waits may be told. */
export const dueAt = ({ first, told, spoken, typed }: Moments): number => Math.max(first + GATHER_MS, told + EVERY_MS, spoken + AFTER_SPEECH_MS, typed + AFTER_TYPING_MS)
