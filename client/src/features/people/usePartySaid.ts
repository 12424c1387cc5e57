import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { useView, useWorkshop } from '../../state/workshopContext.ts'
import { peopleWords } from './words.ts'

/** Names of the parties that came between two views. */
export const cameBetween = (before: WorkshopView['parties'], now: WorkshopView['parties']): readonly string[] => now.filter(({ id }) => !before.some((party) => party.id === id)).map(({ name }) => name)

/** [W60] Says that a party came while one was here; to be seen by a participant who has none yet, with where it is chosen. */
export function usePartySaid(): void {
  const words = useWords(peopleWords)
  const workshop = useWorkshop()
  const parties = useView((view) => view.parties)
  const mayChoose = useView(({ me }) => me.role === 'participant' && me.partyId === undefined)
  const before = useRef(parties)
  useEffect(() => {
    const came = cameBetween(before.current, parties)
    before.current = parties
    if (came.length === 0) return
    const said = words.partyCame(came.join(', '), came.length)
    workshop.announce.say(mayChoose ? `${said} ${words.chooseParty}` : said, { urgent: mayChoose })
  }, [workshop, words, parties, mayChoose])
}
