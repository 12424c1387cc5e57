import type { Person } from '@visiebord/shared/protocol/frames.ts'
import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { followersOf } from './company.ts'

type Leads = { /** Who is followed here, or I when I brought everybody along. */ readonly leader: Person | undefined; /** How many follow me. */ readonly followers: number; /** What I see is told to others. */ readonly isWatched: boolean }

/** Who leads whom, as this page knows it. */
export function useLeads(live: OpenWorkshop): Leads {
  const people = useStore(live.people)
  const mine = useStore(live.view, (view) => view.me.participantId)
  const follows = useStore(live.presence, (presence) => presence.follows)
  const gathers = useStore(live.presence, (presence) => presence.gathers !== undefined)
  const followers = useStore(live.awareness.company, (said) => followersOf(mine, said, people).length)
  return { leader: people.persons.get(follows ?? (gathers ? mine : '')), followers, isWatched: gathers || followers > 0 }
}
