import { createStore } from 'zustand/vanilla'
import type { OpenWorkshop } from './openWorkshop.ts'

/** The last sentence said. `count` makes the same sentence said twice two messages. */
export function announceStore(): OpenWorkshop['announce'] {
  const store = createStore<{ readonly text: string; readonly urgent: boolean; readonly count: number }>(() => ({ text: '', urgent: false, count: 0 }))
  return Object.assign(store, {
    say: (text: string, options: { urgent?: boolean } = {}) => store.setState(({ count }) => ({ text, urgent: options.urgent === true, count: count + 1 })),
  })
}
