import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AwarenessState } from './openWorkshop.ts'

/** The parts of y-protocols' Awareness that are needed: states by Yjs client id. */
export type AwarenessLine = {
  getStates(): ReadonlyMap<number, Record<string, unknown>>
  setLocalState(state: Record<string, unknown> | null): void
  on(event: 'change', listener: () => void): void
  off(event: 'change', listener: () => void): void
}

export type AwarenessDesk = {
  readonly others: StoreApi<ReadonlyMap<number, AwarenessState>>
  readonly set: (state: AwarenessState) => void
  /** Another line (or none): my state goes along to it. */
  use(line: AwarenessLine | undefined, client: number): void
}

export function awarenessDesk(): AwarenessDesk {
  const others = createStore<ReadonlyMap<number, AwarenessState>>(() => new Map())
  let mine: AwarenessState = {}
  let line: AwarenessLine | undefined
  let myClient = 0
  const follow = (): void => {
    const states = new Map<number, AwarenessState>()
    for (const [client, state] of line?.getStates() ?? []) if (client !== myClient) states.set(client, readState(state))
    others.setState(states, true)
  }
  return {
    others,
    set: (state) => {
      mine = state
      line?.setLocalState({ ...state })
    },
    use: (next, client) => {
      myClient = client
      if (next === line) return
      line?.off('change', follow)
      line = next
      line?.on('change', follow)
      line?.setLocalState({ ...mine })
      follow()
    },
  }
}

/** What others say of themselves: read what is understood, drop the rest. */
function readState(state: Record<string, unknown>): AwarenessState {
  const { editing, selected } = state
  return {
    ...(typeof editing === 'string' ? { editing } : {}),
    ...(Array.isArray(selected) ? { selected: selected.filter((id): id is string => typeof id === 'string') } : {}),
  }
}
