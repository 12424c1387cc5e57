import { monitorEventLoopDelay } from 'node:perf_hooks'
import { percentile } from '../percentile.ts'

const RESOLUTION_MS = 5
/** Above these the people were not the people of the work, and what they saw they saw too late. */
const MOST_LATE_P99_MS = 10
const MOST_LOOP_P99_MS = 25

export type GeneratorHealth = { readonly lateP99: number; readonly loopP99: number; readonly loopMax: number; readonly cores: number; readonly keptUp: boolean }

/** Watches this process from now until the call: `lateness` of its sends, ms. */
export function watchGenerator(): (lateness: readonly number[]) => GeneratorHealth {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const startedAt = performance.now()
  const before = process.cpuUsage()
  return (lateness) => {
    delay.disable()
    const used = process.cpuUsage(before)
    const lateP99 = lateness.length === 0 ? 0 : percentile(lateness, 0.99)
    const loopP99 = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS)
    return {
      lateP99,
      loopP99,
      loopMax: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
      cores: (used.user + used.system) / 1_000 / (performance.now() - startedAt),
      keptUp: lateP99 <= MOST_LATE_P99_MS && loopP99 <= MOST_LOOP_P99_MS,
    }
  }
}
