/** What a reader hears of others: everything, only what touches them, or nothing until they ask. Remembered on this device. */
export const HEARINGS = ['all', 'mine', 'off'] as const
export type Hearing = (typeof HEARINGS)[number]

const KEY = 'visiebord.hearing'
type Store = Pick<Storage, 'getItem' | 'setItem'>

/** Read each time it is needed, so that another tab is followed. Storage may be forbidden: then it is everything. */
export function hearing(store: () => Store = () => localStorage): Hearing {
  try {
    const kept = store().getItem(KEY)
    return HEARINGS.find((each) => each === kept) ?? 'all'
  } catch {
    return 'all'
  }
}

export function setHearing(what: Hearing, store: () => Store = () => localStorage): void {
  try {
    store().setItem(KEY, what)
  } catch {
    // The next page asks again; there is no place to remember it.
  }
}
