import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { partyColor } from '../canvas/partyColor.ts'
import { stopFollowing, stopGathering } from './company.ts'
import styles from './FollowView.module.css'
import { useLeads } from './useLeads.ts'
import { presenceWords } from './words.ts'

type Props = { readonly live: OpenWorkshop; /** Over the board, or a line of the list. */ readonly place: 'over' | 'line'; /** Px from the top of the board. */ readonly top?: number }

/** Whom I follow, or how many look along with me, and the way to stop. */
export function FollowSlip({ live, place, top }: Props) {
  const words = useWords(presenceWords)
  const follows = useStore(live.presence, (presence) => presence.follows)
  const parties = useStore(live.view, (view) => view.parties)
  const { leader, followers } = useLeads(live)
  if (leader === undefined) return null
  const party = parties.find(({ id }) => id === leader.partyId)
  const told = follows === undefined ? words.gathers(followers) : words.follows(leader.name)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div className={styles.slip} data-slip="" data-place={place} data-party={partyColor(party)} role="group" aria-label={told} style={top === undefined ? {} : { top }}>
      {party !== undefined && <PartyMark color={party.color} size={15} className={styles.mark} />}
      <span>{told}</span>
      <button type="button" onClick={() => (follows === undefined ? stopGathering(live) : stopFollowing(live))}>
        <X size={16} aria-hidden />
        {follows === undefined ? words.letGo : words.stop}
      </button>
    </div>
  )
}
