import { useCallback, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { whyNot } from './permission.ts'
import { useScene } from './scene.ts'
import styles from './Surface.module.css'
import { canvasWords } from './words.ts'

/** An empty board says how it begins. */
export function EmptyHint() {
  const { reader, live } = useScene()
  const words = useWords(canvasWords)
  const subscribe = useCallback((listener: () => void) => reader.subscribe(listener), [reader])
  const isEmpty = useSyncExternalStore(subscribe, () => reader.cards.size === 0)
  if (!isEmpty) return null
  // A finger has no keys, and on a phone the tools lie below.
  const byFinger = window.matchMedia('(pointer: coarse) and (width < 700px)').matches
  return <p className={styles.hint}>{whyNot(live, 'note', words) !== undefined ? words.emptyLooking : byFinger ? words.firstNoteByFinger : words.firstNote}</p>
}
