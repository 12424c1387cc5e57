import { useStore } from 'zustand'
import { useMemo } from 'react'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Attached } from '../canvas/Attached.tsx'
import { partyColor } from '../canvas/partyColor.ts'
import { useScene } from '../canvas/scene.ts'
import styles from './Choices.module.css'
import { firstName } from './firstName.ts'
import { othersChoices } from './othersChoices.ts'

/** A thin ring with a mark and a name at every mounted card that somebody else chose. */
export function Choices({ live }: { readonly live: OpenWorkshop }) {
  const { stage, parties } = useScene()
  const others = useStore(live.awareness.others)
  const people = useStore(live.people)
  const mounted = useStore(stage.mounted)
  const choices = useMemo(() => othersChoices(mounted, others, people), [mounted, others, people])
  return choices.map(({ id, by, named }) => {
    const party = parties.get(by[0]?.partyId ?? '')
    return (
      <Attached key={id} id={id} color={partyColor(party)}>
        <div className={styles.ring} data-chosen-by={by.map(({ name }) => firstName(name)).join(', ')} />
        <div className={styles.name}>
          {party !== undefined && <PartyMark color={party.color} size={11} />}
          {named.length > 0 && <span>{named.map(({ name }) => firstName(name)).join(', ')}</span>}
        </div>
      </Attached>
    )
  })
}
