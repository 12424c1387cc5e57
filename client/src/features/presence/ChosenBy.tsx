import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { partyColor } from '../canvas/partyColor.ts'
import styles from './ChosenBy.module.css'
import { firstName } from './firstName.ts'
import type { Chosen } from './othersChoices.ts'

const partyOf = (parties: readonly Party[], { by }: Chosen): Party | undefined => parties.find(({ id }) => id === by[0]?.partyId)

/** The strong colour of the first of them. */
export const strongOf = (parties: readonly Party[], chosen: Chosen): string => {
  const color = partyColor(partyOf(parties, chosen))
  return color === 0 ? 'var(--basis-color-ink-subtle)' : `var(--basis-color-party-${color}-strong)`
}

/** Who else chose the card of this row. To look at: who listens asks who does what. */
export function ChosenBy({ chosen, parties }: { readonly chosen: Chosen; readonly parties: readonly Party[] }) {
  const party = partyOf(parties, chosen)
  return (
    <span className={styles.by} data-party={partyColor(party)} aria-hidden="true">
      {party !== undefined && <PartyMark color={party.color} size={11} />}
      {chosen.named.length > 0 && <span>{chosen.named.map(({ name }) => firstName(name)).join(', ')}</span>}
    </span>
  )
}
