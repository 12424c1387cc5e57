import type { Words } from '../language/language.ts'
import type { LateWords } from '../ui/later.tsx'

/** What is said when a part of the page could not be fetched. */
export const lateWords: Words<LateWords> = {
  nl: {
    title: 'Dit lukt nu niet',
    sentence: 'Een deel van deze pagina kon niet worden opgehaald. Wat op het bord staat, blijft staan.',
    again: 'Probeer opnieuw',
    trying: 'Bezig met ophalen …',
    reload: 'Laad de pagina opnieuw',
    close: 'Sluiten',
  },
  en: {
    title: 'This does not work now',
    sentence: 'Part of this page could not be fetched. What is on the board stays there.',
    again: 'Try again',
    trying: 'Fetching …',
    reload: 'Reload the page',
    close: 'Close',
  },
}
