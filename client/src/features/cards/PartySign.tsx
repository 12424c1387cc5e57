import { PartyMark } from '../../ui/PartyMark.tsx'
import { useScene } from '../canvas/scene.ts'
import styles from './Card.module.css'

/** Mark and short name: who, without colour. Nothing for a card of nobody. */
export function PartySign({ partyId, size = 12 }: { readonly partyId: string | undefined; readonly size?: number }) {
  const party = useScene().parties.get(partyId ?? '')
  if (party === undefined) return null
  return (
    <span className={styles.sign}>
      <PartyMark color={party.color} size={size} className={styles.mark} />
      {party.short}
    </span>
  )
}
