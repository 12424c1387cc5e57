import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AwarenessState, PeopleState } from '../../state/openWorkshop.ts'
import { type Chosen, othersChoices } from './othersChoices.ts'

/** Which cards of the list others chose. One look at everybody for all rows: each row asks for its own card. */
export type RowChoices = StoreApi<ReadonlyMap<string, Chosen>>

export const createRowChoices = (): RowChoices => createStore(() => new Map())

/** Looks anew; a row about whose card nothing else is said is not woken. */
export function renewChoices(choices: RowChoices, rows: readonly string[], others: ReadonlyMap<number, AwarenessState>, people: PeopleState): void {
  const before = choices.getState()
  const found = othersChoices(rows, others, people).map((chosen) => {
    const was = before.get(chosen.id)
    return was !== undefined && toldOf(was) === toldOf(chosen) ? was : chosen
  })
  if (found.length === before.size && found.every((chosen) => before.get(chosen.id) === chosen)) return
  choices.setState(new Map(found.map((chosen) => [chosen.id, chosen])), true)
}

const toldOf = ({ by, named }: Chosen): string => JSON.stringify([by, named].map((persons) => persons.map(({ id, name, partyId }) => [id, name, partyId])))
