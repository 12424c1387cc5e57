import type { Told } from './savingTold.ts'

/** What was said to be wrong, and not yet to be over. */
export type Trouble = 'keptHere' | 'notStored' | undefined
export type LineSaid = { readonly trouble: Trouble; readonly says?: 'keptHereLong' | 'notStoredLong' | 'handingIn' | 'savedAgain' }

/**
 * What of the line and the saving is said aloud. That all is well is no news: said with every letter that one types, it would leave no
 * word of the text to be heard. What is wrong is said once, and once that it is over.
 */
export function lineSaid(trouble: Trouble, told: Told): LineSaid {
  if (told === 'handingIn') return { trouble, says: 'handingIn' }
  if (told === 'keptHere') return trouble === 'keptHere' ? { trouble } : { trouble: told, says: 'keptHereLong' }
  if (told === 'notStored') return trouble === 'notStored' ? { trouble } : { trouble: told, says: 'notStoredLong' }
  return told === 'saved' && trouble !== undefined ? { trouble: undefined, says: 'savedAgain' } : { trouble }
}
