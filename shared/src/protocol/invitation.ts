import type { Party, Role } from '../workshop/nouns.ts'

/** What a link tells before anybody joins by it (docs/adr/0002). */
export type Invitation = {
  readonly workshopId: string
  readonly title: string
  readonly role: Role
  readonly parties: readonly Party[]
  /** Title of the round that is open now. */
  readonly openRound: string | null
  /** How many people have the workshop open at this moment. */
  readonly present: number
  /** Who this browser already is there. */
  readonly you?: { readonly name: string; readonly partyId?: string }
}
