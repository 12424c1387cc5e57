import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { useCallback } from 'react'
import { useWords } from '../../language/language.ts'
import { usePeople, useView } from '../../state/workshopContext.ts'
import { remarkWords } from './words.ts'

export type Names = {
  /** As the server says it now; oneself is ‘u’. */
  readonly nameOf: (participantId: string | undefined) => string
  /** The same for a mention: one's own name is a name there. */
  readonly fullName: (participantId: string) => string
  readonly partyOf: (participantId: string | undefined) => Party | undefined
}

export function useNames(): Names {
  const words = useWords(remarkWords)
  const persons = usePeople((people) => people.persons)
  const parties = useView((view) => view.parties)
  const me = useView((view) => view.me)
  const fullName = useCallback((id: string) => (id === me.participantId ? me.name : (persons.get(id)?.name ?? words.gone)), [persons, me, words])
  const nameOf = useCallback((id: string | undefined) => (id === undefined ? words.gone : id === me.participantId ? words.you : fullName(id)), [fullName, me, words])
  const partyOf = useCallback(
    (id: string | undefined) => {
      const partyId = id === me.participantId ? me.partyId : persons.get(id ?? '')?.partyId
      return parties.find((party) => party.id === partyId)
    },
    [persons, parties, me],
  )
  return { nameOf, fullName, partyOf }
}
