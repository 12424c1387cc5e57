/** Longest turn of this thread's event loop, in ms of its own CPU time: a busy machine does not count, only what we do ourselves. */
export type TurnWatch = { longest(): number; stop(): void }

export function watchTurns(): TurnWatch {
  let longest = 0
  let isOver = false
  const cpuMs = (): number => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let last = cpuMs()
  const note = (): void => {
    const now = cpuMs()
    longest = Math.max(longest, now - last)
    last = now
  }
  const turn = (): void => {
    if (isOver) return
    note()
    setImmediate(turn)
  }
  setImmediate(turn)
  return {
    longest: () => longest,
    stop: () => {
      note()
      isOver = true
    },
  }
}
