/** What is known of a part whose script comes later. `trying`: it failed, and is asked for once more. */
export type LatePartState<Part> =
  | { readonly is: 'not-here' }
  | { readonly is: 'here'; readonly part: Part }
  | { readonly is: 'failed'; readonly trying: boolean; readonly times: number }

export type LatePart<Part> = {
  readonly now: () => LatePartState<Part>
  readonly subscribe: (listener: () => void) => () => void
  /** Somebody needs it: a failure is told. Does nothing while it is here. */
  readonly need: () => void
  /** Fetches it for later; true when it is here. A failure is told to nobody, unless somebody needs it by then. */
  readonly fetchAhead: () => Promise<boolean>
}

/** One part of the page, fetched once. `bring` is a dynamic import, `mend` what must be put right before it is tried again. */
export function latePart<Part>(bring: () => Promise<Part>, mend: () => Promise<void> = async () => undefined): LatePart<Part> {
  let state: LatePartState<Part> = { is: 'not-here' }
  let coming: Promise<boolean> | undefined
  let isNeeded = false
  let failures = 0
  const listeners = new Set<() => void>()
  const set = (next: LatePartState<Part>): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const fetch = async (): Promise<boolean> => {
    try {
      if (failures > 0) await mend()
      const part = await bring()
      set({ is: 'here', part })
      return true
    } catch {
      failures++
      if (isNeeded) set({ is: 'failed', trying: false, times: failures })
      return false
    } finally {
      coming = undefined
    }
  }
  const fetchAhead = (): Promise<boolean> => (state.is === 'here' ? Promise.resolve(true) : (coming ??= fetch()))
  return {
    now: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    need: () => {
      isNeeded = true
      if (state.is === 'failed' && !state.trying) set({ ...state, trying: true })
      void fetchAhead()
    },
    fetchAhead,
  }
}
