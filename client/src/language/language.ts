import { createContext, useContext } from 'react'

export type Language = 'nl' | 'en'

/** Dutch first where the browser asks for neither. */
export function preferredLanguage(remembered: string | null, asked: readonly string[]): Language {
  if (remembered === 'nl' || remembered === 'en') return remembered
  for (const tag of asked) {
    const base = tag.toLowerCase().split('-')[0]
    if (base === 'nl' || base === 'en') return base
  }
  return 'nl'
}

export const LanguageContext = createContext<Language>('nl')

export const useLanguage = (): Language => useContext(LanguageContext)

/**
 * The words of one feature in both languages: `words.ts` beside it. Values are strings or functions of what they tell.
 * English must have exactly the keys of Dutch; the compiler names what is missing.
 */
export type Words<Dutch> = { readonly nl: Dutch; readonly en: { readonly [K in keyof Dutch]: Dutch[K] extends string ? string : Dutch[K] } }

export function useWords<Dutch>(words: Words<Dutch>): Words<Dutch>['en'] {
  return (words as Words<Dutch>)[useLanguage()] as Words<Dutch>['en']
}
