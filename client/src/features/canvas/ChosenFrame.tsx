import { CORNERS } from '@visiebord/shared/board/geometry/pulling.ts'
import { pullableGroup } from '@visiebord/shared/board/geometry/scaling.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { Box } from './camera.ts'
import { groupTarget } from './groupTarget.ts'
import { Handles } from './Handles.tsx'
import styles from './Overlay.module.css'
import { whyNotCard } from './permission.ts'
import { attachPull } from './pullHand.ts'
import { useScene } from './scene.ts'
import { useHandlesShown } from './useHandlesShown.ts'
import { canvasWords } from './words.ts'

/** A frame around more cards than this says nothing more than their rings. */
const MOST_FRAMED = 400

/** A frame with a handle at each corner, around the cards that are chosen together. */
export function ChosenFrame({ live }: { readonly live: OpenWorkshop }) {
  const { selection } = useScene()
  const ids = useStore(selection, (state) => (state.ids.size > 1 && state.ids.size <= MOST_FRAMED && state.editingId === undefined ? state.ids : undefined))
  useStore(live.view, (view) => view.allowed.board)
  return ids === undefined ? null : <Frame ids={ids} live={live} />
}

function Frame({ ids, live }: { readonly ids: ReadonlySet<string>; readonly live: OpenWorkshop }) {
  const { stage, reader } = useScene()
  const words = useWords(canvasWords)
  const frame = useRef<HTMLDivElement>(null)
  const grips = useRef<HTMLDivElement>(null)
  const box = useRef<Box>(undefined)
  /** Those that lie on the board themselves and may be changed now. */
  const free = useCallback((): readonly Card[] => {
    const cards = [...ids].flatMap((id) => reader.cards.get(id) ?? []).filter((card) => card.position !== undefined && whyNotCard(live, card, words) === undefined)
    return cards.length > 1 ? cards : []
  }, [ids, reader, live, words])
  const draw = useCallback((at: Box | undefined): void => {
    if (frame.current === null) return
    const { style } = frame.current
    frame.current.hidden = at === undefined
    if (at !== undefined) [style.left, style.top, style.width, style.height] = [`${at.x}px`, `${at.y}px`, `${at.w}px`, `${at.h}px`]
  }, [])
  const isAway = useRef(false)
  const isPulled = useRef(false)
  /** Around the cards as they lie; out of sight while they are carried. */
  const lie = useCallback((): void => {
    if (isPulled.current) return
    box.current = pullableGroup(free())?.box
    isAway.current = stage.flagged('data-moving') !== undefined
    draw(isAway.current ? undefined : box.current)
  }, [free, draw, stage])
  useLayoutEffect(lie)
  useEffect(() => {
    const stops = [
      stage.onBoxes((changes) => changes.some(({ id }) => ids.has(id)) && stage.frames.request('chosen-frame', lie)),
      // Flags change with every hand of others: only whether mine carries something counts.
      stage.onFlags(() => (stage.flagged('data-moving') !== undefined) !== isAway.current && stage.frames.request('chosen-frame', lie)),
    ]
    const onFrame = (at: Box | undefined): void => {
      isPulled.current = at !== undefined
      if (at === undefined) lie()
      else draw(at)
    }
    if (grips.current !== null) stops.push(attachPull(grips.current, { stage, live, take: () => groupTarget(free(), { stage, live, onFrame }) }))
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, live, ids, free, lie, draw])
  // Asked anew for other cards.
  const sizeNow = useCallback(() => (ids.size === 0 || stage.flagged('data-moving') !== undefined ? undefined : box.current), [stage, ids])
  const shown = useHandlesShown(stage, CORNERS, sizeNow)
  return (
    <div ref={frame} className={styles.chosen}>
      <Handles ref={grips} names={shown} title={words.resizeCards} />
    </div>
  )
}
