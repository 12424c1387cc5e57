/** `no-line`: nothing was asked for, a further attempt may succeed. `not-there`: the script did not come; most browsers keep that answer until the page is loaded again. */
export type LateFailure = 'no-line' | 'not-there'

/** What is known of a part whose script comes later. `trying`: it failed, and is asked for once more. */
export type LatePartState<Part> =
  | { readonly is: 'not-here' }
  | { readonly is: 'here'; readonly part: Part }
  | { readonly is: 'failed'; readonly why: LateFailure; readonly trying: boolean }

export type LatePart<Part> = {
  readonly now: () => LatePartState<Part>
  readonly subscribe: (listener: () => void) => () => void
  /** Somebody needs it: a failure is told. Does nothing while it is here. */
  readonly need: () => void
  /** Fetches it for later; true when it is here. A failure is told to nobody, unless somebody needs it by then. */
  readonly fetchAhead: () => Promise<boolean>
}

/** One part of the page, fetched once. `bring` is a dynamic import; `before` is given the attempts that failed, and throws when an attempt would be in vain. */
export function latePart<Part>(bring: () => Promise<Part>, before: (failures: number) => Promise<void>): LatePart<Part> {
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
    let why: LateFailure = 'no-line'
    try {
      await before(failures)
      why = 'not-there'
      set({ is: 'here', part: await bring() })
      return true
    } catch {
      failures++
      if (isNeeded) set({ is: 'failed', why, trying: false })
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
