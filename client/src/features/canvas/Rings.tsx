import { memo } from 'react'
import { useStore } from 'zustand'
import { Attached } from './Attached.tsx'
import styles from './Overlay.module.css'
import { useScene } from './scene.ts'

/** More rings than this are a wall: then the cards carry their own mark only. */
const MOST_RINGS = 400

const Ring = memo(function Ring({ id }: { readonly id: string }) {
  return (
    <Attached id={id}>
      <div className={styles.ring}>
        <i />
        <i />
        <i />
        <i />
      </div>
    </Attached>
  )
})

/** Petrol ring with four corner blocks around every chosen card that is mounted. */
export function Rings() {
  const { stage, selection } = useScene()
  const mounted = useStore(stage.mounted)
  const ids = useStore(selection, (state) => state.ids)
  if (ids.size === 0) return null
  return mounted
    .filter((id) => ids.has(id))
    .slice(0, MOST_RINGS)
    .map((id) => <Ring key={id} id={id} />)
}

/** Ink and lamplight around the card that has the keyboard. */
export function FocusRing({ id }: { readonly id: string | undefined }) {
  if (id === undefined) return null
  return (
    <Attached key={id} id={id}>
      <div className={styles.focus} data-focus-ring="" />
    </Attached>
  )
}
