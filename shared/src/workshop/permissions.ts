import type { AllowedKind, Role, Round } from './nouns.ts'
import { ALLOWED_KINDS } from './nouns.ts'

/**
 * What somebody may do on the board now. The buttons, the gate, the HTTP imports and the view all read this one table
 * (INTERFACE "Who may write the board").
 */
export type BoardPermission = {
  /** Kinds of card this person may add, change, move and delete. Empty: none. */
  readonly kinds: readonly AllowedKind[]
  readonly links: boolean
  /** Sections, lanes, timeline and meta. */
  readonly structure: boolean
  /** Why not everything is allowed; absent for the facilitator. */
  readonly reason?: 'viewer' | 'no-open-round' | 'kinds-limited'
}

const NOTHING = { kinds: [], links: false, structure: false } as const

/** [W1] viewers never; [W2] facilitators always; [W3] participants while a round is open, in the kinds it allows. */
export function boardPermission(role: Role, openRound: Round | undefined): BoardPermission {
  switch (role) {
    case 'viewer':
      return { ...NOTHING, reason: 'viewer' }
    case 'facilitator':
      return { kinds: ALLOWED_KINDS, links: true, structure: true }
    case 'participant': {
      if (openRound === undefined) return { ...NOTHING, reason: 'no-open-round' }
      const kinds = openRound.allows?.kinds
      if (kinds === undefined) return { kinds: ALLOWED_KINDS, links: true, structure: false }
      return { kinds, links: true, structure: false, reason: 'kinds-limited' }
    }
  }
}
