import { createContext, useContext } from 'react'
import type { Language } from '../../language/language.ts'

export type Preferences = {
  readonly theme: 'light' | 'dark' | 'high-contrast'
  readonly chooseTheme: (theme: 'light' | 'dark' | 'high-contrast') => void
  readonly chooseLanguage: (language: Language) => void
}
/** How this reader wants to see Visiebord: remembered in this browser. */
export const PreferencesContext = createContext<Preferences>({ theme: 'light', chooseTheme: () => undefined, chooseLanguage: () => undefined })
export const usePreferences = (): Preferences => useContext(PreferencesContext)
