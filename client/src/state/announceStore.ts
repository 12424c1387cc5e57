import { createStore } from 'zustand/vanilla'
import type { OpenWorkshop } from './openWorkshop.ts'

/** What is said within this time of each other stands together: a screen reader gets to neither if one takes the other's place, ms. */
const TOGETHER_MS = 1_000
/** As many summaries of others as one can ask for again. */
const MOST_KEPT = 5

/** What was said last. `count` makes the same sentence said twice two messages. `now` in milliseconds, by a clock that nobody sets. */
export function announceStore(now: () => number = () => performance.now()): OpenWorkshop['announce'] {
  const store = createStore<ReturnType<OpenWorkshop['announce']['getState']>>(() => ({ text: '', urgent: false, count: 0, lines: [] }))
  let saidAt = -TOGETHER_MS
  let kept: readonly string[] = []
  return Object.assign(store, {
    say: (text: string, options: { urgent?: boolean } = {}) => {
      const before = saidAt
      saidAt = now()
      store.setState(({ count, lines }) => {
        const line = { text, urgent: options.urgent === true, count: count + 1 }
        return { ...line, lines: [...(saidAt - before < TOGETHER_MS ? lines : []), line] }
      })
    },
    keep: (summary: string) => void (kept = [...kept, summary].slice(-MOST_KEPT)),
    kept: () => kept,
  })
}
