import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AwarenessState, CompanyState, SeenBox } from './openWorkshop.ts'

/** The parts of y-protocols' Awareness that are needed: states by Yjs client id. */
export type AwarenessLine = {
  getStates(): ReadonlyMap<number, Record<string, unknown>>
  setLocalState(state: Record<string, unknown> | null): void
  on(event: 'change', listener: () => void): void
  off(event: 'change', listener: () => void): void
}

export type AwarenessDesk = {
  readonly others: StoreApi<ReadonlyMap<number, AwarenessState>>
  readonly company: StoreApi<ReadonlyMap<number, CompanyState>>
  readonly set: (state: AwarenessState) => void
  /** Changes these parts and leaves the others; `undefined` takes a part away. */
  readonly tell: (parts: { readonly [Part in keyof CompanyState]: CompanyState[Part] | undefined }) => void
  /** Another line (or none): my state goes along to it. */
  use(line: AwarenessLine | undefined, client: number): void
}

/** The server passes on no state above 2,048 UTF-16 code units: what would not fit is told shorter. */
const LONGEST_STATE = 2_000

export function awarenessDesk(): AwarenessDesk {
  const others = createStore<ReadonlyMap<number, AwarenessState>>(() => new Map())
  const company = createStore<ReadonlyMap<number, CompanyState>>(() => new Map())
  let mine: AwarenessState = {}
  let told: CompanyState = {}
  let sent = ''
  let line: AwarenessLine | undefined
  let myClient = 0
  const follow = (): void => {
    const states = [...(line?.getStates() ?? [])].filter(([client]) => client !== myClient)
    take(others, states, readHand)
    take(company, states, readCompany)
  }
  const send = (anew: boolean): void => {
    const state = fitting({ ...told, ...mine })
    const text = JSON.stringify(state)
    if (text === sent && !anew) return
    sent = text
    line?.setLocalState({ ...state })
  }
  return {
    others,
    company,
    set: (state) => {
      mine = state
      send(false)
    },
    tell: (parts) => {
      told = Object.fromEntries(Object.entries({ ...told, ...parts }).filter(([, value]) => value !== undefined))
      send(false)
    },
    use: (next, client) => {
      myClient = client
      if (next === line) return
      line?.off('change', follow)
      line = next
      line?.on('change', follow)
      send(true)
      follow()
    },
  }
}

/** Puts in the store what others say now. Who says the same keeps the same value; when all do, nobody is woken. */
function take<State extends object>(store: StoreApi<ReadonlyMap<number, State>>, states: readonly (readonly [number, Record<string, unknown>])[], read: (state: Record<string, unknown>) => State): void {
  const before = store.getState()
  const now = new Map<number, State>()
  let same = before.size === states.length
  for (const [client, state] of states) {
    const [was, is] = [before.get(client), read(state)]
    const kept = was !== undefined && JSON.stringify(was) === JSON.stringify(is)
    if (!kept) same = false
    now.set(client, kept ? was : is)
  }
  if (!same) store.setState(now, true)
}

function fitting(state: AwarenessState & CompanyState): AwarenessState & CompanyState {
  const { selected = [], ...rest } = state
  let many = selected.length
  while (many > 0 && JSON.stringify({ ...rest, selected: selected.slice(0, many) }).length > LONGEST_STATE) many = Math.floor(many / 2)
  return many === 0 ? rest : { ...rest, selected: selected.slice(0, many) }
}

/** What others say of themselves: read what is understood, drop the rest. */
function readHand({ editing, selected }: Record<string, unknown>): AwarenessState {
  return {
    ...(typeof editing === 'string' ? { editing } : {}),
    ...(Array.isArray(selected) ? { selected: selected.filter((id): id is string => typeof id === 'string') } : {}),
  }
}

function readCompany({ caret, view, reads, follows, gathers }: Record<string, unknown>): CompanyState {
  const [place, box] = [readNumbers(caret, ['from', 'to']), readNumbers(view, ['x', 'y', 'w', 'h'])]
  return {
    ...(place === undefined || place.from < 0 || place.to < place.from ? {} : { caret: place }),
    ...(box === undefined || box.w <= 0 || box.h <= 0 ? {} : { view: box satisfies SeenBox }),
    ...(typeof reads === 'string' ? { reads } : {}),
    ...(typeof follows === 'string' ? { follows } : {}),
    ...(typeof gathers === 'string' ? { gathers } : {}),
  }
}

function readNumbers<Name extends string>(value: unknown, names: readonly Name[]): Readonly<Record<Name, number>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = names.map((name) => [name, (value as Readonly<Record<string, unknown>>)[name]] as const)
  return found.every(([, number]) => Number.isFinite(number)) ? (Object.fromEntries(found) as Readonly<Record<Name, number>>) : undefined
}
