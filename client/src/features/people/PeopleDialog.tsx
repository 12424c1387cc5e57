import { Ear, Navigation, Palette } from 'lucide-react'
import { type FormEvent, useCallback, useId, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { useBoard, usePeople, useView, useWorkshop } from '../../state/workshopContext.ts'
import { type Answer, api, type Problem, problemSentence } from '../../sync/api.ts'
import { newId } from '../../sync/newId.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { followersOf, followPerson, gatherEverybody, showCursors, stopFollowing, stopGathering } from '../presence/company.ts'
import { doingSentence, doingsNow, onDoings, whoDoesWhat } from '../presence/doings.ts'
import { presenceWords } from '../presence/words.ts'
import styles from './PeopleDialog.module.css'
import { peopleGroups } from './peopleGroups.ts'
import { PersonRow } from './PersonRow.tsx'
import { peopleDialogWords } from './dialogWords.ts'

/** Everybody in the workshop by party, who is here first, and how one keeps company with them. The facilitator changes roles and removes. */
export function PeopleDialog({ onClose, onLeave, onParties, onWorkshop }: { readonly onClose: () => void; readonly onLeave: () => void; readonly onParties: () => void; readonly onWorkshop: () => void }) {
  const words = useWords(peopleDialogWords)
  const inPresence = useWords(presenceWords)
  const language = useLanguage()
  const workshop = useWorkshop()
  const view = useView((each) => each)
  const people = usePeople((each) => each)
  const company = useStore(workshop.awareness.company)
  const presence = useStore(workshop.presence)
  const { cards } = useBoard().read
  const doings = useDoings()
  const titles = useId()
  const [name, setName] = useState(view.me.name)
  const [partyId, setPartyId] = useState(view.me.partyId ?? '')
  const [asked, setAsked] = useState('')
  const [leaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const base = `workshops/${encodeURIComponent(view.id)}/participants`
  const carryOut = async (work: Promise<Answer<unknown>>) => {
    const answer = await work
    setProblem(answer.ok ? undefined : answer.problem)
  }
  const [saved, setSaved] = useState('')
  const movesParty = partyId !== (view.me.partyId ?? '')
  const maySave = name.trim() !== '' && (name.trim() !== view.me.name || movesParty)
  const rename = (event: FormEvent) => {
    event.preventDefault()
    setSaved('')
    if (!maySave) return
    const answered = api.patch(`${base}/${view.me.participantId}`, { name: name.trim(), ...(movesParty ? { partyId: partyId === '' ? null : partyId } : {}) })
    void carryOut(
      answered.then((answer) => {
        if (answer.ok) setSaved(words.saved)
        const { partyId: before, ...me } = workshop.view.getState().me
        // The view follows within a quarter of a second: a card that is put down sooner is of the party one just chose.
        if (answer.ok && movesParty && before !== partyId) workshop.view.setState({ me: partyId === '' ? me : { ...me, partyId } })
        return answer
      }),
    )
  }
  const follow = (id: string) => {
    if (presence.follows === id) return stopFollowing(workshop)
    followPerson(workshop, id)
    // What one asked to see lies under this.
    onClose()
  }
  const gather = () => {
    if (presence.gathers !== undefined) return stopGathering(workshop)
    gatherEverybody(workshop, newId())
    onClose()
  }
  const followers = new Set(followersOf(view.me.participantId, company, people).map(({ id }) => id))
  return (
    <Dialog title={words.people} closeLabel={words.close} onClose={onClose}>
      <div>
      {problem !== undefined && <Notice tone="negative" alert>{problemSentence(problem, language)}</Notice>}
      <form className={styles.rename} onSubmit={rename}>
        <TextField label={words.rename} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        {view.parties.length > 0 && (
          <div className={styles.mine}>
            <label htmlFor={`${titles}-mine`}>{words.myParty}</label>
            <p id={`${titles}-mine-help`}>{words.myPartyHelp}</p>
            <select id={`${titles}-mine`} value={partyId} aria-describedby={`${titles}-mine-help`} onChange={(event) => setPartyId(event.target.value)}>
              {(view.me.role !== 'participant' || view.me.partyId === undefined) && <option value="">{words.noParty}</option>}
              {view.parties.map((party) => <option key={party.id} value={party.id}>{party.name}</option>)}
            </select>
          </div>
        )}
        <Button type="submit" aria-disabled={!maySave}>{words.save}</Button>
        <p role="status" className={styles.said}>{saved}</p>
      </form>
      <div className={styles.company}>
        <label className={styles.switch}>
          <input type="checkbox" checked={presence.cursorsHidden} aria-describedby={`${titles}-help`} onChange={(event) => showCursors(workshop, event.target.checked ? 'hidden' : 'shown')} />
          <span>{words.hideCursors}</span>
        </label>
        <p id={`${titles}-help`} className={styles.help}>{words.hideCursorsHelp}</p>
        <div className={styles.verbs}>
          {view.allowed.lead && <Button compact icon={<Navigation size={16} aria-hidden />} onClick={gather}>{presence.gathers === undefined ? words.gather : words.letGo}</Button>}
          <Button compact icon={<Ear size={16} aria-hidden />} onClick={() => setAsked(whoDoesWhat(workshop, inPresence))}>{words.whoDoesWhat}</Button>
          {view.allowed.lead && <Button compact icon={<Palette size={16} aria-hidden />} onClick={onParties}>{words.parties}</Button>}
        </div>
        {/* In here: what lies below a dialog is not read out. */}
        <p role="status" className={styles.said}>{asked}</p>
      </div>
      {peopleGroups(people.persons.values(), view.parties, language).map(({ party, here, persons }) => (
        <section key={party?.id ?? ''} aria-labelledby={`${titles}${party?.id ?? ''}`} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>
          <h3 id={`${titles}${party?.id ?? ''}`} className={styles.group}>
            {party !== undefined && <PartyMark color={party.color} size={16} className={styles.mark} />}
            {words.ofGroup(party?.name ?? words.noPartyTitle, here, persons.length)}
          </h3>
          <ul className={styles.list}>
            {persons.map((person) => {
              const mine = person.id === view.me.participantId
              const doing = doings.get(person.id)
              return (
                <PersonRow
                  key={person.id}
                  person={person}
                  mine={mine}
                  doing={doing === undefined || mine ? undefined : doingSentence(doing, (id) => cards.get(id)?.text, inPresence)}
                  followsMe={followers.has(person.id)}
                  followed={presence.follows === person.id}
                  onFollow={() => follow(person.id)}
                  parties={view.parties}
                  lead={view.allowed.lead && !mine ? { changeParty: (to) => void carryOut(api.patch(`${base}/${person.id}`, { partyId: to })), changeRole: (role) => void carryOut(api.patch(`${base}/${person.id}`, { role })), remove: () => void carryOut(api.delete(`${base}/${person.id}`)) } : undefined}
                />
              )
            })}
          </ul>
        </section>
      ))}
      </div>
      <div>
      {leaving ? (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leaves this; ‘Annuleren’ is the button for it
        <div className={styles.leave} onKeyDown={onEscape(() => setLeaving(false))}>
          <p role="alert">{view.allowed.lead ? words.leaveLead : words.leaveText}</p>
          <div>
            <Button compact onClick={() => setLeaving(false)}>{words.cancel}</Button>
            <Button compact look="danger" onClick={onLeave}>{words.leaveNow}</Button>
          </div>
        </div>
      ) : (
        <div className={styles.ends}>
          {view.allowed.lead && <Button look="quiet" compact onClick={onWorkshop}>{words.workshop}</Button>}
          <Button data-takes-focus look="quiet" compact onClick={() => setLeaving(true)}>{words.leave}</Button>
        </div>
      )}
      </div>
    </Dialog>
  )
}

/** What others do with cards; another value only when that is something else, not with each step of a drag. */
function useDoings() {
  const workshop = useWorkshop()
  const [kept] = useState<{ text: string; doings: ReturnType<typeof doingsNow> }>(() => ({ text: '', doings: new Map() }))
  const subscribe = useCallback((listener: () => void) => onDoings(workshop, listener), [workshop])
  return useSyncExternalStore(subscribe, () => {
    const now = doingsNow(workshop)
    const text = JSON.stringify([...now])
    if (text !== kept.text) Object.assign(kept, { text, doings: now })
    return kept.doings
  })
}
