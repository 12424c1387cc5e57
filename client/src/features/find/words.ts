import type { Words } from '../../language/language.ts'

const nl = {
  label: 'Zoeken op het bord',
  field: 'Zoek op woorden, partij of vak',
  count: (at: string, all: string) => `${at} van ${all}`,
  none: 'Niets gevonden',
  next: 'Volgende',
  previous: 'Vorige',
  close: 'Sluit het zoeken',
  found: (at: string, all: string, text: string) => `${at} van ${all}: ${text}`,
  section: (title: string) => `vak ${title}`,
  empty: 'lege kaart',
}

export const findWords: Words<typeof nl> = {
  nl,
  en: {
    label: 'Find on the board',
    field: 'Find words, a party or a section',
    count: (at, all) => `${at} of ${all}`,
    none: 'Nothing found',
    next: 'Next',
    previous: 'Previous',
    close: 'Close find',
    found: (at, all, text) => `${at} of ${all}: ${text}`,
    section: (title) => `section ${title}`,
    empty: 'empty card',
  },
}
