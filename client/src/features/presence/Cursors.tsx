import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { useScene } from '../canvas/scene.ts'
import styles from './Cursors.module.css'
import { makeCursor, nameCursor } from './cursorElement.ts'
import { RemoteHands } from './remoteHands.ts'
import { presenceWords } from './words.ts'

type Props = { readonly live: OpenWorkshop; readonly ghosts: (ids: readonly string[]) => void }

/** The layer of cursors. Mounted once; everything in it moves without React. */
export function Cursors({ live, ghosts }: Props) {
  const { stage, parties } = useScene()
  const words = useWords(presenceWords)
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const holder = layer.current
    if (holder === null) return undefined
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    const hands = new RemoteHands({
      stage,
      motions: live.motion.seats,
      personOf: (seat) => live.people.getState().bySeat.get(seat),
      makeCursor: (person) => makeCursor(holder, partyColor(parties.get(person?.partyId ?? '')), styles),
      tell: (view, person, isDragging) => nameCursor(view, person, { isDragging, words }),
      ghosts,
      still: () => calm.matches,
    })
    hands.take([...live.motion.seats.keys()], performance.now())
    const stop = live.motion.subscribe((changed) => hands.take(changed, performance.now()))
    return () => {
      stop()
      hands.dispose()
    }
  }, [stage, live, parties, words, ghosts])
  return <div ref={layer} className={styles.layer} aria-hidden="true" />
}
