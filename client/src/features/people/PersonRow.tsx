import type { Person } from '@visiebord/shared/protocol/frames.ts'
import { type Party, type Role, ROLES } from '@visiebord/shared/workshop/nouns.ts'
import { Eye, EyeOff, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import styles from './PeopleDialog.module.css'
import { initials } from './peopleGroups.ts'
import { peopleDialogWords } from './dialogWords.ts'

type Props = {
  readonly person: Person
  readonly mine: boolean
  /** What this person does with a card now. */
  readonly doing: string | undefined
  readonly followsMe: boolean
  readonly followed: boolean
  readonly parties: readonly Party[]
  /** Only for who may lead. */
  readonly lead: { readonly changeParty: (partyId: string | null) => void; readonly changeRole: (role: Role) => void; readonly remove: () => void } | undefined
  readonly onFollow: () => void
}

/** One person: picture, name, role, whether here, and what one may do with that. */
export function PersonRow({ person, mine, doing, followsMe, followed, parties, lead, onFollow }: Props) {
  const words = useWords(peopleDialogWords)
  const [removing, setRemoving] = useState(false)
  const here = person.seats.length > 0
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves the question; ‘Annuleren’ is the button for it
    <li className={styles.person} onKeyDown={removing ? onEscape(() => setRemoving(false)) : undefined}>
      <span className={styles.picture} data-here={here ? '' : undefined} aria-hidden="true">{initials(person.name)}</span>
      <div className={styles.who}>
        <strong>{person.name}{mine && ` (${words.you})`}</strong>
        <span>{[words.roles[person.role], here ? words.now : words.away, ...(followsMe ? [words.followsYou] : [])].join(' · ')}</span>
        {doing !== undefined && <span>{doing}</span>}
      </div>
      {here && !mine && (
        <Button compact icon={followed ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />} aria-label={followed ? words.unfollowPerson(person.name) : words.followPerson(person.name)} onClick={onFollow}>{followed ? words.unfollow : words.follow}</Button>
      )}
      {lead !== undefined && (
        <div className={styles.lead}>
          {parties.length > 0 && (
            <select aria-label={words.partyOf(person.name)} value={person.partyId ?? ''} onChange={(event) => lead.changeParty(event.target.value === '' ? null : event.target.value)}>
              <option value="">{words.noParty}</option>
              {parties.map((party) => <option key={party.id} value={party.id}>{party.name}</option>)}
            </select>
          )}
          <select aria-label={words.role(person.name)} value={person.role} onChange={(event) => lead.changeRole(event.target.value as Role)}>
            {ROLES.map((role) => <option key={role} value={role}>{words.roles[role]}</option>)}
          </select>
          <button type="button" data-takes-focus="" className={styles.remove} aria-label={words.remove(person.name)} title={words.remove(person.name)} onClick={() => setRemoving(true)}><UserMinus size={18} aria-hidden /></button>
        </div>
      )}
      {removing && lead !== undefined && (
        <div className={styles.really}>
          <p role="alert">{words.really(person.name)}</p>
          <Button compact onClick={() => setRemoving(false)}>{words.cancel}</Button>
          <Button compact look="danger" onClick={() => { setRemoving(false); lead.remove() }}>{words.removeShort}</Button>
        </div>
      )}
    </li>
  )
}
