/** Limits on the authority side. Text lengths are UTF-16 code units. */
export const WORKSHOP_LIMITS = {
  titleLength: 200,
  nameLength: 80,
  partyNameLength: 80,
  partyShortLength: 4,
  instructionLength: 500,
  parties: 24,
  rounds: 60,
  participants: 2_000,
  roundMinutes: 600,
} as const
export type WorkshopLimits = typeof WORKSHOP_LIMITS
