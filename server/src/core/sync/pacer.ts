import type { Clock } from '../ports/system.ts'

export type Pacer = {
  /** Something waits: runs at once after a quiet time, else when the interval since the last run is over. */
  wake(): void
  dispose(): void
}

/** Leading edge, then at most once per interval; many wakes are one run. `run` answers the interval in ms until the next. */
export function createPacer(clock: Clock, run: () => number): Pacer {
  let phase: 'idle' | 'waiting' | 'running' | 'woken while running' | 'disposed' = 'idle'
  let notBefore = -Infinity
  let cancel: () => void = () => undefined

  const schedule = (): void => {
    phase = 'waiting'
    cancel = clock.after(Math.max(0, notBefore - clock.elapsed()), fire)
  }

  const fire = (): void => {
    phase = 'running'
    const startedAt = clock.elapsed()
    let interval = 1_000 // a run that throws is a bug: it must neither stop the pacer nor spin
    try {
      interval = run()
    } finally {
      notBefore = startedAt + interval
      settle()
    }
  }

  const settle = (): void => {
    if (phase === 'woken while running') schedule()
    else if (phase === 'running') phase = 'idle'
  }

  return {
    wake() {
      if (phase === 'idle') schedule()
      else if (phase === 'running') phase = 'woken while running'
    },
    dispose() {
      phase = 'disposed'
      cancel()
    },
  }
}
