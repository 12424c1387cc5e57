import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import styles from './Projector.module.css'
import { projectorWords } from './words.ts'

/** Draws a QR code of an address; given from outside, as it lives with sharing. */
export type DrawCode = (address: string, label: string) => ReactNode
type Props = { readonly live: OpenWorkshop; /** `undefined` until it is known, `null` when it cannot be had. */ readonly link: string | null | undefined; readonly code: DrawCode; /** Fills the screen, or stands beside something else. */ readonly size: 'large' | 'beside' }

/** The way in, for the back row: a code to scan, and the address in letters for who cannot. */
export function Invitation({ live, link, code, size }: Props) {
  const words = useWords(projectorWords)
  const here = useStore(live.people, (people) => [...people.persons.values()].filter((person) => person.seats.length > 0).length)
  const address = typeof link === 'string' ? new URL(link) : undefined
  return (
    <section className={size === 'large' ? styles.join : styles.joinBeside} aria-label={words.join}>
      <div className={styles.code}>{typeof link === 'string' && code(link, words.qr)}</div>
      <div className={styles.joinText}>
        <h2>{words.join}</h2>
        <p><strong>{link === null ? words.noLink : words.joinText}</strong> <span>{words.noAccount}</span></p>
        {size === 'large' && address !== undefined && (
          <>
            <p className={styles.orType}>{words.orType}</p>
            {/* Broken where one breaks it off when typing it over. */}
            <p className={styles.address} translate="no">{address.host}{address.pathname}<wbr />{address.hash}</p>
            <p className={styles.orType}>{words.here(here)}</p>
          </>
        )}
      </div>
    </section>
  )
}
