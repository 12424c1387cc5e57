/** Work for the next animation frame: each task at most once a frame, in the order of their names' first use. */
export type Frames = { request(name: string, task: (now: number) => void): void; dispose(): void }

export function createFrames(schedule: (run: (now: number) => void) => number, cancel: (handle: number) => void): Frames {
  const tasks = new Map<string, (now: number) => void>()
  let handle: number | undefined
  const run = (now: number): void => {
    handle = undefined
    const due = [...tasks.values()]
    tasks.clear()
    for (const task of due) task(now)
  }
  return {
    request(name, task) {
      tasks.set(name, task)
      handle ??= schedule(run)
    },
    dispose() {
      if (handle !== undefined) cancel(handle)
      tasks.clear()
    },
  }
}
