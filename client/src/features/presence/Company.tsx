import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { keepCompany } from './keepCompany.ts'
import { presenceWords } from './words.ts'

/** Keeps company wherever one is, board or list. Draws nothing. */
export function Company() {
  const workshop = useWorkshop()
  const words = useWords(presenceWords)
  const say = useRef(words)
  useEffect(() => {
    say.current = words
  }, [words])
  useEffect(() => keepCompany(workshop, () => say.current), [workshop])
  return null
}
