import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { paperOf } from '@visiebord/shared/workshop/papers.ts'

/** Which of the eight papers; 0 is nobody's. A ninth party repeats the first, with a mark of its own: marks are drawn by the colour itself. */
export const partyColor = (party: Party | undefined): number => (party === undefined ? 0 : paperOf(party.color))
