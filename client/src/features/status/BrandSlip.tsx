import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import type { ConnectionState } from '../../state/openWorkshop.ts'
import { useConnection, useView } from '../../state/workshopContext.ts'
import { BrandMark } from '../../ui/Brand.tsx'
import styles from './BrandSlip.module.css'
import { statusWords } from './words.ts'
import { WorkshopTitle } from './WorkshopTitle.tsx'

type Told = 'saved' | 'saving' | 'keptHere' | 'notStored' | 'connecting' | 'handingIn'

/** What the brand slip may honestly say. */
export function savingTold(connection: ConnectionState): Told {
  if (connection.handingIn) return 'handingIn'
  if (connection.saving === 'not-stored') return 'notStored'
  if (connection.line === 'offline' || connection.line === 'closed') return 'keptHere'
  if (connection.line === 'connecting') return 'connecting'
  return connection.saving === 'saved' ? 'saved' : connection.saving === 'saving' ? 'saving' : 'keptHere'
}

const ICON = { saved: Check, saving: LoaderCircle, keptHere: CloudOff, notStored: TriangleAlert, connecting: LoaderCircle, handingIn: LoaderCircle } as const

/** Top left: which workshop, and whether everything is saved. The only place where messages appear. */
export function BrandSlip({ homeHref }: { readonly homeHref: string }) {
  const words = useWords(statusWords)
  const title = useView((view) => view.title)
  const connection = useConnection((each) => each)
  const told = savingTold(connection)
  const Icon = ICON[told]
  return (
    <header className={styles.slip}>
      <a href={homeHref} aria-label={words.home} className={styles.home}><BrandMark size={36} /></a>
      <div className={styles.text}>
        <WorkshopTitle title={title} />
        <p className={styles.state} data-told={told} role="status"><Icon size={15} aria-hidden />{words[told]}</p>
      </div>
    </header>
  )
}
