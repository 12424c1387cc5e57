import { createContext, useContext } from 'react'

/** Goes to a page of Visiebord by its path under <base href>, without loading anew. */
export type Go = (path: string, options?: { readonly replace?: boolean }) => void
export const NavigationContext = createContext<Go>(() => undefined)
export const useGo = (): Go => useContext(NavigationContext)
