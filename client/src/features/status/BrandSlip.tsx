import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { useConnection, useView, useWorkshop } from '../../state/workshopContext.ts'
import { BrandMark } from '../../ui/Brand.tsx'
import styles from './BrandSlip.module.css'
import { lineSaid, type Trouble } from './lineSaid.ts'
import { savingTold } from './savingTold.ts'
import { statusWords } from './words.ts'
import { WorkshopTitle } from './WorkshopTitle.tsx'

const ICON = { saved: Check, saving: LoaderCircle, keptHere: CloudOff, notStored: TriangleAlert, connecting: LoaderCircle, handingIn: LoaderCircle } as const

/** Top left: which workshop, and whether everything is saved: to be looked up, and said aloud only when it is news. */
export function BrandSlip({ homeHref }: { readonly homeHref: string }) {
  const words = useWords(statusWords)
  const title = useView((view) => view.title)
  const connection = useConnection((each) => each)
  const told = savingTold(connection)
  const Icon = ICON[told]
  const { announce } = useWorkshop()
  const trouble = useRef<Trouble>(undefined)
  useEffect(() => {
    const { trouble: now, says } = lineSaid(trouble.current, told)
    trouble.current = now
    if (says !== undefined) announce.say(words[says])
    // Not again because the language changed.
    // oxlint-disable-next-line react/exhaustive-deps -- it answers what is told, not in which words
  }, [told, announce])
  return (
    <header className={styles.slip}>
      <a href={homeHref} aria-label={words.home} className={styles.home}><BrandMark size={36} /></a>
      <div className={styles.text}>
        <WorkshopTitle title={title} />
        <p className={styles.state} data-told={told} role="status" aria-live="off"><Icon size={15} aria-hidden />{words[told]}</p>
      </div>
    </header>
  )
}
