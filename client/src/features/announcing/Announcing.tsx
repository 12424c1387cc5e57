import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { hearing } from '../../state/hearing.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { SYSTEM_TIMERS } from '../../sync/syncTimers.ts'
import { announceOthers } from './announceOthers.ts'
import { announcingWords } from './words.ts'

/** Says what others do, on the board and in the list. Draws nothing. */
export function Announcing() {
  const workshop = useWorkshop()
  const words = useWords(announcingWords)
  const say = useRef(words)
  useEffect(() => {
    say.current = words
  }, [words])
  useEffect(() => announceOthers(workshop, { timers: SYSTEM_TIMERS, words: () => say.current, hearing: () => hearing(), cardWithKeyboard, follow: followKeyboard }), [workshop])
  return null
}

/** The panel tells of a card: who reads in it is on that card. */
function cardWithKeyboard(): string | undefined {
  const { cardId, aboutCard } = document.activeElement?.closest<HTMLElement>('[data-card-id], [data-about-card]')?.dataset ?? {}
  return cardId ?? aboutCard
}

function followKeyboard({ went, typed }: { readonly went: () => void; readonly typed: () => void }): () => void {
  const abort = new AbortController()
  document.addEventListener('focusin', went, { signal: abort.signal })
  document.addEventListener('input', typed, { signal: abort.signal, capture: true })
  return () => abort.abort()
}
