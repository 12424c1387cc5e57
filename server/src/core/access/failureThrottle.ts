import type { Clock } from '../ports/system.ts'
import { householdOf } from './household.ts'

/** Counts failures by address. It never looks at successes: a town hall is one address, and its room must not be locked. */
export type FailureThrottle = {
  /** True when this address has failed too often lately. */
  isTired(address: string): boolean
  failed(address: string): void
}

/** `atMost` failures in `withinMs`. Addresses are forgotten after that, and the longest known first when there are too many. */
export function createFailureThrottle(clock: Clock, rule: { readonly atMost: number; readonly withinMs: number; readonly addresses?: number }): FailureThrottle {
  const seen = new Map<string, { count: number; readonly since: number }>()
  const fresh = (address: string) => {
    const entry = seen.get(address)
    if (entry === undefined || clock.elapsed() - entry.since < rule.withinMs) return entry
    seen.delete(address)
    return undefined
  }
  return {
    isTired: (address) => (fresh(householdOf(address))?.count ?? 0) >= rule.atMost,
    failed(from) {
      const address = householdOf(from)
      const entry = fresh(address)
      if (entry !== undefined) {
        entry.count++
        return
      }
      seen.set(address, { count: 1, since: clock.elapsed() })
      const [oldest] = seen.keys()
      if (seen.size > (rule.addresses ?? 10_000) && oldest !== undefined) seen.delete(oldest)
    },
  }
}
