import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './Projector.module.css'

/** Whose it is: mark and name. */
export function LargeParty({ party }: { readonly party: Party | undefined }) {
  if (party === undefined) return null
  return <span className={styles.party}><PartyMark color={party.color} size={22} className={styles.mark} />{party.name}</span>
}
