import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { User, Users } from 'lucide-react'
import { useMemo } from 'react'
import { useWords } from '../../language/language.ts'
import { usePeople, useView } from '../../state/workshopContext.ts'
import { later } from '../../ui/later.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './PeopleCounts.module.css'
import { usePartySaid } from './usePartySaid.ts'
import { peopleWords } from './words.ts'

/** How many of each party are here now; parties with nobody here are left out once there are many. */
export function presentByParty(persons: Iterable<Person>, parties: readonly Party[]): readonly { readonly party: Party; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const person of persons) if (person.seats.length > 0 && person.partyId !== undefined) counts.set(person.partyId, (counts.get(person.partyId) ?? 0) + 1)
  const all = parties.map((party) => ({ party, count: counts.get(party.id) ?? 0 }))
  return all.length <= 4 ? all : all.filter(({ count }) => count > 0).slice(0, 6)
}

/** Draws nothing: it comes when the board has been painted. */
const Company = later(async () => (await import('../presence/Company.tsx')).Company, { says: 'nothing', atOnce: true, afterPaint: true })

/** Who is here, party by party; a press shows everybody. */
export function PeopleCounts({ onOpen }: { readonly onOpen: () => void }) {
  const words = useWords(peopleWords)
  usePartySaid()
  const persons = usePeople((people) => people.persons)
  const parties = useView((view) => view.parties)
  const counts = useMemo(() => presentByParty(persons.values(), parties), [persons, parties])
  const here = [...persons.values()].filter((person) => person.seats.length > 0).length
  const others = here - counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
    <Company />
    <button type="button" className={styles.people} onClick={onOpen}>
      <span className="visually-hidden">{words.people}: {words.here(here)}. </span>
      <span className={counts.length === 0 ? styles.party : styles.short}>
        <span className={styles.count}><Users size={16} aria-hidden />{here}</span>
        <span>{words.short}</span>
      </span>
      {counts.map(({ party, count }) => (
        <span key={party.id} className={styles.party} data-party={((party.color - 1) % 8) + 1}>
          <span className={styles.count}><PartyMark color={party.color} size={13} className={styles.mark} />{count}</span>
          <span>{party.short}</span>
        </span>
      ))}
      {counts.length > 0 && others > 0 && (
        <span className={styles.party}>
          <span className={styles.count}><User size={14} aria-hidden />{others}</span>
          <span>{words.others}</span>
        </span>
      )}
    </button>
    </>
  )
}
