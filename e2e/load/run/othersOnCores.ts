import { readFileSync } from 'node:fs'

/** Busy time of each core so far, hundredths of a second; empty where the system does not tell. */
function busy(): readonly number[] {
  try {
    return [...readFileSync('/proc/stat', 'utf8').matchAll(/^cpu\d+ (.*)$/gm)].map(([, fields = '']) => {
      const [user = 0, nice = 0, system = 0, , , interrupt = 0, softInterrupt = 0, steal = 0] = fields.split(' ').map(Number)
      return user + nice + system + interrupt + softInterrupt + steal
    })
  } catch {
    return []
  }
}

/** Cores that all processes of this machine use from now until the call, those of the measurement included. */
export function watchCores(): () => number {
  const before = busy()
  const startedAt = performance.now()
  return () => busy().reduce((sum, ticks, core) => sum + ticks - (before[core] ?? 0), 0) / 100 / ((performance.now() - startedAt) / 1000)
}
