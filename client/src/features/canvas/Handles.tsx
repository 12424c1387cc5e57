import type { HandleName } from '@visiebord/shared/board/geometry/pulling.ts'
import type { Ref } from 'react'
import styles from './Overlay.module.css'

/** Squares and bars to pull at, around what holds them. For pointers: keys and menus do the same. */
export function Handles({ ref, names, title }: { readonly ref: Ref<HTMLDivElement>; readonly names: readonly HandleName[]; readonly title: string }) {
  return (
    <div ref={ref} className={styles.grips} title={title} aria-hidden="true">
      {names.map((name) => (
        <div key={name} className={styles.grip} data-handle={name} data-corner="" />
      ))}
    </div>
  )
}
