import type { Party } from '@visiebord/shared/workshop/nouns.ts'

/** Which of the eight papers; 0 is nobody's. A ninth party repeats the first. */
export const partyColor = (party: Party | undefined): number => (party === undefined ? 0 : ((party.color - 1) % 8) + 1)
