import { type Role, ROLES } from '@visiebord/shared/workshop/nouns.ts'
import { UserMinus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { type Answer, api, type Problem, problemSentence } from '../../sync/api.ts'
import { usePeople, useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './PeopleDialog.module.css'
import { peopleWords } from './words.ts'

/** Everybody in the workshop, who is here first. One changes one's own name; the facilitator changes roles and removes. */
export function PeopleDialog({ onClose, onLeave }: { readonly onClose: () => void; readonly onLeave: () => void }) {
  const words = useWords(peopleWords)
  const language = useLanguage()
  const view = useView((each) => each)
  const persons = usePeople((people) => people.persons)
  const [name, setName] = useState(view.me.name)
  const [removing, setRemoving] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const base = `workshops/${encodeURIComponent(view.id)}/participants`
  const carryOut = async (work: Promise<Answer<unknown>>) => {
    const answer = await work
    setProblem(answer.ok ? undefined : answer.problem)
  }
  const rename = (event: FormEvent) => {
    event.preventDefault()
    void carryOut(api.patch(`${base}/${view.me.participantId}`, { name: name.trim() }))
  }
  const sorted = [...persons.values()].toSorted((a, b) => Number(b.seats.length > 0) - Number(a.seats.length > 0) || a.name.localeCompare(b.name, language))
  return (
    <Dialog title={words.people} closeLabel={words.close} onClose={onClose}>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      <form className={styles.rename} onSubmit={rename}>
        <TextField label={words.rename} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        <Button type="submit" disabled={name.trim() === '' || name.trim() === view.me.name}>{words.save}</Button>
      </form>
      <ul className={styles.list}>
        {sorted.map((person) => {
          const party = view.parties.find((each) => each.id === person.partyId)
          const here = person.seats.length > 0
          const mine = person.id === view.me.participantId
          return (
            <li key={person.id} className={styles.person} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>
              <span className={styles.mark}>{party !== undefined && <PartyMark color={party.color} size={16} />}</span>
              <div className={styles.who}>
                <strong>{person.name}{mine && ` (${words.you})`}</strong>
                <span>{[party?.name ?? words.noParty, words.roles[person.role], here ? words.now : words.away].join(' · ')}</span>
              </div>
              {view.allowed.lead && !mine && (
                <>
                  <select aria-label={words.role(person.name)} value={person.role} onChange={(event) => void carryOut(api.patch(`${base}/${person.id}`, { role: event.target.value as Role }))}>
                    {ROLES.map((role) => <option key={role} value={role}>{words.roles[role]}</option>)}
                  </select>
                  <button type="button" className={styles.remove} aria-label={words.remove(person.name)} title={words.remove(person.name)} onClick={() => setRemoving(person.id)}><UserMinus size={18} aria-hidden /></button>
                </>
              )}
              {removing === person.id && (
                <div className={styles.really} role="alert">
                  <p>{words.really(person.name)}</p>
                  <Button compact onClick={() => setRemoving(undefined)}>{words.cancel}</Button>
                  <Button compact look="danger" onClick={() => { setRemoving(undefined); void carryOut(api.delete(`${base}/${person.id}`)) }}>{words.removeShort}</Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <Button look="quiet" compact onClick={onLeave}>{words.leave}</Button>
    </Dialog>
  )
}
