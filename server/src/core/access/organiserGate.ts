import { timingSafeEqual } from 'node:crypto'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { Clock } from '../ports/system.ts'
import { createFailureThrottle } from './failureThrottle.ts'
import { tokenHash } from './tokenHash.ts'

/** Who may create a workshop: whoever knows the code, or anybody when none is set. */
export type OrganiserGate = { check(given: string | undefined, address: string): Outcome<void> }

// A code is chosen by people and can be guessed: after ten wrong ones an address waits, also with the right one.
const WRONG_CODES = { atMost: 10, withinMs: 60_000 }

export function createOrganiserGate(code: string | undefined, clock: Clock): OrganiserGate {
  const wrong = createFailureThrottle(clock, WRONG_CODES)
  return {
    check(given, address) {
      if (code === undefined) return accept(undefined)
      if (wrong.isTired(address)) return decline('too-fast')
      // Hashed first, so that both sides are of one length.
      if (given !== undefined && timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(code)))) return accept(undefined)
      wrong.failed(address)
      return decline('organiser-code')
    },
  }
}
