import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { comesBack, followersOf, followPerson, type Gathering, gatheringNow, stopFollowing, stopGathering } from './company.ts'
import { firstName } from './firstName.ts'
import { presenceWords } from './words.ts'

/**
 * Keeps company wherever one is, board or list: goes along with a facilitator who gathers, lets go of who left, and says
 * all of it. Draws nothing.
 */
export function Company() {
  const workshop = useWorkshop()
  const words = useWords(presenceWords)
  const say = useRef(words)
  useEffect(() => {
    say.current = words
  }, [words])
  useEffect(() => {
    const { presence, people, awareness, view, announce } = workshop
    const mine = view.getState().me.participantId
    const nameOf = (id: string): string => people.getState().persons.get(id)?.name ?? ''
    let gathering: Gathering | undefined
    let lookers = new Set<string>()
    const follow = (): void => {
      const [said, known] = [awareness.company.getState(), people.getState()]
      const asked = gatheringNow(mine, said, known)
      if (asked !== undefined && (gathering?.by.id !== asked.by.id || gathering.value !== asked.value)) {
        gathering = asked
        followPerson(workshop, asked.by.id)
      } else if (asked === undefined && gathering !== undefined) {
        if (presence.getState().follows === gathering.by.id) stopFollowing(workshop)
        gathering = undefined
      }
      const { follows, gathers } = presence.getState()
      if (follows !== undefined && (comesBack(follows, mine, said, known) || (known.persons.get(follows)?.seats.length ?? 0) === 0)) stopFollowing(workshop)
      if (gathers !== undefined && !view.getState().allowed.lead) stopGathering(workshop)
      const now = followersOf(mine, said, known)
      const fresh = now.filter(({ id }) => !lookers.has(id))
      lookers = new Set(now.map(({ id }) => id))
      if (fresh.length > 0 && gathers === undefined) announce.say(say.current.lookAlong(fresh.map(({ name }) => firstName(name)).join(', ')))
    }
    follow()
    const stops = [
      awareness.company.subscribe(follow),
      people.subscribe(follow),
      presence.subscribe((now, before) => {
        if (before.gathers !== undefined && now.gathers === undefined) announce.say(say.current.letGoNow)
        if (now.follows === before.follows) return
        if (now.follows === undefined) announce.say(say.current.followEnded(nameOf(before.follows ?? '')))
        else if (now.follows === gathering?.by.id) announce.say(say.current.gathered(nameOf(now.follows)), { urgent: true })
        else announce.say(say.current.followsNow(nameOf(now.follows)))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [workshop])
  return null
}
