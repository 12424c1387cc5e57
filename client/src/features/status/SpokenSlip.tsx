import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { SaidLine } from '../../state/openWorkshop.ts'
import { useConnection, useWorkshop } from '../../state/workshopContext.ts'
import { giveKeyboard } from '../../ui/giveKeyboard.ts'
import styles from './SpokenSlip.module.css'
import { statusWords } from './words.ts'

/** How long a sentence stays on the screen: reading time of the longest one at a slow 120 words a minute. */
const STAYS_MS = 9_000

/**
 * What the board has to say: everything for the ear, in two live regions that never move; for the eye only what is urgent or lasts.
 * Who sees the card go to its place needs no sentence over the board.
 */
export function SpokenSlip() {
  const words = useWords(statusWords)
  const workshop = useWorkshop()
  const said = useStore(workshop.announce)
  const connection = useConnection((each) => each)
  const [shown, setShown] = useState(0)
  const slip = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<EventTarget>(null)
  useEffect(() => {
    if (said.text === '' || !said.urgent) return
    setShown(said.count)
    // Not from under the keyboard.
    const timer = setTimeout(() => slip.current?.contains(document.activeElement) !== true && setShown(0), STAYS_MS)
    return () => clearTimeout(timer)
  }, [said])
  const lasting =
    connection.saving === 'not-stored' ? words.notStoredLong
    : connection.line === 'offline' ? words.keptHereLong
    : connection.localCopy === 'memory-only' && connection.saving !== 'saved' ? words.memoryOnly
    : ''
  const visible = shown === said.count && said.urgent && said.text !== '' ? said.text : lasting
  const dismiss = (): void => {
    setShown(0)
    giveKeyboard(cameFrom.current instanceof Element ? cameFrom.current : null)
  }
  return (
    <>
      <Regions lines={said.lines} />
      {visible !== '' && (
        <div ref={slip} className={styles.slip} data-spoken>
          <p>{visible}</p>
          {visible === said.text && <button type="button" aria-label={words.dismiss} onFocus={({ relatedTarget }) => (cameFrom.current = relatedTarget)} onClick={dismiss}><X size={18} aria-hidden /></button>}
        </div>
      )}
    </>
  )
}

/** What is said while a dialog is open, for the ear; what was said before it opened stays outside. */
export function SpokenInDialog() {
  const { lines, count } = useStore(useWorkshop().announce)
  const [before] = useState(count)
  return <Regions lines={lines.filter((line) => line.count > before)} />
}

function Regions({ lines }: { readonly lines: readonly SaidLine[] }) {
  return (
    <>
      <Lines role="status" lines={lines.filter(({ urgent }) => !urgent)} />
      <Lines role="alert" lines={lines.filter(({ urgent }) => urgent)} />
    </>
  )
}

/** A sentence of its own each: what is said twice is read twice, and one does not take the place of another that was just begun. */
function Lines({ role, lines }: { readonly role: 'status' | 'alert'; readonly lines: readonly SaidLine[] }) {
  return <div className="visually-hidden" role={role} aria-atomic="false">{lines.map(({ text, count }) => <p key={count}>{text}</p>)}</div>
}
