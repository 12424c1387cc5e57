import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { AwarenessState, CompanyState } from '../../state/openWorkshop.ts'
import type { Caret } from './carriedCaret.ts'

/** Where somebody else writes: a tab of theirs, its card, and the place in the text of that. */
export type OthersCaret = { readonly client: number; readonly cardId: string; readonly caret: Caret; readonly person: Person }

type Said = { readonly others: ReadonlyMap<number, AwarenessState>; readonly company: ReadonlyMap<number, CompanyState>; readonly byClient: ReadonlyMap<number, Person> }

/** Carets of others, by the server's word for who they are; of this card only when one is named. Who writes without a caret is left out. */
export function othersCarets({ others, company, byClient }: Said, cardId?: string): readonly OthersCaret[] {
  return [...others].flatMap(([client, { editing }]) => {
    if (editing === undefined || (cardId !== undefined && editing !== cardId)) return []
    const [caret, person] = [company.get(client)?.caret, byClient.get(client)]
    return caret === undefined || person === undefined ? [] : [{ client, cardId: editing, caret, person }]
  })
}
