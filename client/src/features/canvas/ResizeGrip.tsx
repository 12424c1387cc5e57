import { mayResize } from '@visiebord/shared/board/geometry/resizing.ts'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Attached } from './Attached.tsx'
import styles from './Overlay.module.css'
import { whyNotCard } from './permission.ts'
import { attachResize } from './resizeHand.ts'
import { useCard, useScene } from './scene.ts'
import { canvasWords } from './words.ts'

/** A corner to pull at, on the one card that is chosen. Keys and menus do the same (TG11), so it is for pointers only. */
export function ResizeGrip({ live }: { readonly live: OpenWorkshop }) {
  const { selection, stage } = useScene()
  const only = useStore(selection, ({ ids, editingId }) => (ids.size === 1 && editingId === undefined ? [...ids][0] : undefined))
  const mounted = useStore(stage.mounted, (ids) => only !== undefined && ids.includes(only))
  return only === undefined || !mounted ? null : <Grip key={only} id={only} live={live} />
}

function Grip({ id, live }: { readonly id: string; readonly live: OpenWorkshop }) {
  const { stage } = useScene()
  const words = useWords(canvasWords)
  const card = useCard(id)
  useStore(live.view, (view) => view.allowed.board)
  const grip = useRef<HTMLDivElement>(null)
  const shows = card !== undefined && mayResize(card) && whyNotCard(live, card, words) === undefined
  useEffect(() => (grip.current === null ? undefined : attachResize(grip.current, { id, stage, live })), [id, stage, live, shows])
  if (!shows) return null
  return (
    <Attached id={id}>
      <div ref={grip} className={styles.grip} data-corner="" data-card-corner="" title={words.resizeCard} aria-hidden="true" />
    </Attached>
  )
}
