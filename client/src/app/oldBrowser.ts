import { preferredLanguage } from '../language/language.ts'

/** The newest of what the page uses: Chrome and Edge have all of it from 122 on, Firefox from 131, Safari from 18.4. */
type Newest = { readonly Iterator?: { readonly prototype: object }; readonly Set: { readonly prototype: object }; readonly Promise: object }

/** Whether parts of the page would fail here, one by one and without a word. */
export const isTooOld = ({ Iterator: iterator, Set: set, Promise: promise }: Newest): boolean => iterator === undefined || !('map' in iterator.prototype) || !('union' in set.prototype) || !('withResolvers' in promise)

const SENTENCES = {
  nl: 'Deze browser is te oud voor Visiebord. Werk hem bij, of gebruik een nieuwe versie van Edge, Chrome, Firefox of Safari.',
  en: 'This browser is too old for Visiebord. Update it, or use a new version of Edge, Chrome, Firefox or Safari.',
} as const

/** Says so in the page. Runs before any other module of ours: in an old browser those may fail as they are read. */
function tellOldBrowser(place: HTMLElement): void {
  const language = preferredLanguage(null, navigator.languages)
  const main = document.createElement('main')
  const sentence = document.createElement('h1')
  sentence.textContent = SENTENCES[language]
  main.append(sentence)
  main.style.padding = '2rem'
  document.documentElement.lang = language
  place.replaceChildren(main)
}

const place = typeof document === 'undefined' ? null : document.getElementById('app')
if (place !== null && isTooOld(globalThis)) tellOldBrowser(place)
