import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import { CardView } from '../cards/CardView.tsx'
import { useScene } from './scene.ts'
import styles from './Surface.module.css'
import { boardWords } from './boardWords.ts'

/** Mounted cards, in reading order. Renders when the view has left what was mounted. */
export function CardLayer() {
  const { stage, selection, reader } = useScene()
  const words = useWords(boardWords)
  const mounted = useStore(stage.mounted)
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    // Keyed children that change order are moved in the document, and what is moved loses the focus.
    const { focusId, editingId } = selection.getState()
    const element = focusId === undefined ? undefined : stage.elementOf(focusId)
    if (element !== undefined && editingId === undefined && document.activeElement === document.body && element.dataset['focused'] !== undefined) element.focus({ preventScroll: true })
    // Tab enters the board once: at the card that had the keyboard, else at the first in view.
    const entries = list.current?.querySelectorAll<HTMLElement>('[data-card-id][tabindex="0"]') ?? []
    const wanted = element ?? list.current?.querySelector<HTMLElement>('[data-card-id]') ?? undefined
    for (const each of entries) if (each !== wanted) each.tabIndex = -1
    if (wanted !== undefined) wanted.tabIndex = 0
    // Only what is near the view is mounted: which of how many a card is, each must say itself.
    const size = String(stage.order().length)
    for (const card of list.current?.querySelectorAll<HTMLElement>('[data-card-id]') ?? []) {
      const place = String(stage.rankOf(card.dataset['cardId'] ?? '') + 1)
      if (card.ariaPosInSet !== place) card.ariaPosInSet = place
      if (card.ariaSetSize !== size) card.ariaSetSize = size
    }
  }, [mounted, stage, selection])
  return (
    <ul ref={list} className={styles.cards} aria-label={words.cards(reader.cards.size)} data-card-layer="">
      {mounted.map((id) => (
        <CardView key={id} id={id} />
      ))}
    </ul>
  )
}
