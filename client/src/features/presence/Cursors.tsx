import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { useScene } from '../canvas/scene.ts'
import styles from './Cursors.module.css'
import { createCursorSheet } from './cursorSheet.ts'
import { firstName } from './firstName.ts'
import { FollowView } from './FollowView.tsx'
import { RemoteHands } from './remoteHands.ts'
import { RemoteSheets } from './remoteSheets.ts'
import { presenceWords } from './words.ts'

type Props = { readonly live: OpenWorkshop; readonly ghosts: (ids: readonly string[]) => void }

/** The layer of cursors. Mounted once; everything in it moves without React. */
export function Cursors({ live, ghosts }: Props) {
  const { stage, parties } = useScene()
  const words = useWords(presenceWords)
  const layer = useRef<HTMLDivElement>(null)
  const [root, setRoot] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const holder = layer.current
    if (holder === null) return undefined
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    const personOf = (seat: number) => live.people.getState().bySeat.get(seat)
    const sheets = new RemoteSheets({ stage, sheetOf: (id) => holder.parentElement?.querySelector<HTMLElement>(`[data-section-id="${CSS.escape(id)}"]`) ?? undefined })
    const hands = new RemoteHands({
      stage,
      motions: live.motion.seats,
      colorOf: (seat) => parties.get(personOf(seat)?.partyId ?? '')?.color ?? 0,
      sheet: createCursorSheet(holder, styles, ({ seat, isDragging, isSizing = false }) => {
        const name = firstName(personOf(seat)?.name ?? '')
        if (name === '' || !isDragging) return name
        return isSizing ? words.sizes(name) : words.drags(name)
      }),
      hidden: () => live.presence.getState().cursorsHidden,
      ghosts,
      still: () => calm.matches,
      sheets,
    })
    hands.take([...live.motion.seats.keys()], performance.now())
    const abort = new AbortController()
    const surface = holder.parentElement
    surface?.addEventListener(
      'pointermove',
      (event) => {
        if (live.motion.seats.size === 0) return
        const box = surface.getBoundingClientRect()
        hands.hover({ x: event.clientX - box.x, y: event.clientY - box.y }, performance.now())
      },
      { signal: abort.signal, passive: true },
    )
    const stops = [
      live.motion.subscribe((changed) => hands.take(changed, performance.now())),
      live.people.subscribe(() => hands.retell()),
      live.presence.subscribe(() => hands.retell()),
    ]
    return () => {
      abort.abort()
      for (const stop of stops) stop()
      hands.dispose()
      sheets.dispose()
    }
  }, [stage, live, parties, words, ghosts])
  useEffect(() => setRoot(layer.current?.closest('[data-board-surface]')?.parentElement ?? null), [])
  return (
    <>
      <div ref={layer} className={styles.layer} data-cursors="" aria-hidden="true" />
      <FollowView live={live} root={root} />
    </>
  )
}
