/** Processor time of this thread that the work takes, ms: what else the machine does meanwhile is not in it. */
export function spentMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
