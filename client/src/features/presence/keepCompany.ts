import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { comesBack, followersOf, followPerson, type Gathering, gatheringNow, stopFollowing, stopGathering } from './company.ts'
import { firstName } from './firstName.ts'
import type { presenceWords } from './words.ts'

type Kept = Pick<OpenWorkshop, 'presence' | 'people' | 'awareness' | 'view' | 'announce'>

/**
 * Goes along with a facilitator who gathers, once for each time that is asked; lets go of who left and of a chain of
 * followers that comes back; says all of it. Returns the way to stop.
 */
export function keepCompany(workshop: Kept, words: () => (typeof presenceWords)['nl']): () => void {
  const { presence, people, awareness, view, announce } = workshop
  const mine = view.getState().me.participantId
  const nameOf = (id: string): string => people.getState().persons.get(id)?.name ?? ''
  let gathering: Gathering | undefined
  /** What I let go of myself: a line that was lost for a moment must not bring me back to it. */
  const letGo = new Set<string>()
  let lookers = new Set<string>()
  const look = (): void => {
    const [said, known] = [awareness.company.getState(), people.getState()]
    const asked = gatheringNow(mine, said, known)
    if (asked === undefined) {
      const was = gathering
      gathering = undefined
      if (was !== undefined && presence.getState().follows === was.by.id) stopFollowing(workshop)
    } else if (gathering?.value !== asked.value && !letGo.has(asked.value)) {
      gathering = asked
      followPerson(workshop, asked.by.id)
    }
    const { follows, gathers } = presence.getState()
    if (follows !== undefined && (comesBack(follows, mine, said, known) || (known.persons.get(follows)?.seats.length ?? 0) === 0)) stopFollowing(workshop)
    if (gathers !== undefined && !view.getState().allowed.lead) stopGathering(workshop)
    const now = followersOf(mine, said, known)
    const fresh = now.filter(({ id }) => !lookers.has(id))
    lookers = new Set(now.map(({ id }) => id))
    if (fresh.length > 0 && gathers === undefined) announce.say(words().lookAlong(fresh.map(({ name }) => firstName(name)).join(', '), fresh.length))
  }
  const stops = [
    awareness.company.subscribe(look),
    people.subscribe(look),
    presence.subscribe((now, before) => {
      if (before.gathers !== undefined && now.gathers === undefined) announce.say(words().letGoNow)
      if (now.follows === before.follows) return
      if (gathering !== undefined && before.follows === gathering.by.id) letGo.add(gathering.value)
      if (now.follows === undefined) announce.say(words().followEnded(nameOf(before.follows ?? '')))
      else if (now.follows === gathering?.by.id) announce.say(words().gathered(nameOf(now.follows)), { urgent: true })
      else announce.say(words().followsNow(nameOf(now.follows)))
    }),
  ]
  look()
  return () => {
    for (const stop of stops) stop()
  }
}
