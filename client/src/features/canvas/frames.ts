/** Work for the next animation frame: each task at most once a frame, in the order in which they were asked for. What a task asks for meanwhile is done in the same frame, unless it was done in it already. */
export type Frames = { request(name: string, task: (now: number) => void): void; dispose(): void }

export function createFrames(schedule: (run: (now: number) => void) => number, cancel: (handle: number) => void): Frames {
  let tasks = new Map<string, (now: number) => void>()
  let handle: number | undefined
  let running: { readonly due: Map<string, (now: number) => void>; readonly done: Set<string> } | undefined
  const run = (now: number): void => {
    handle = undefined
    running = { due: tasks, done: new Set() }
    tasks = new Map()
    try {
      // A Map that grows meanwhile is walked to its new end.
      for (const [name, task] of running.due) {
        running.done.add(name)
        task(now)
      }
    } finally {
      running = undefined
    }
  }
  return {
    request(name, task) {
      if (running !== undefined && !running.done.has(name)) {
        running.due.set(name, task)
        return
      }
      tasks.set(name, task)
      handle ??= schedule(run)
    },
    dispose() {
      if (handle !== undefined) cancel(handle)
      tasks.clear()
      running?.due.clear()
    },
  }
}
