import type { Words } from '../../language/language.ts'

const nl = {
  people: 'Deelnemers',
  short: 'Mensen',
  others: 'Overig',
  here: (count: number) => (count === 1 ? '1 mens is er nu' : `${count} mensen zijn er nu`),
}

export const peopleWords: Words<typeof nl> = {
  nl,
  en: {
    people: 'Participants',
    short: 'People',
    others: 'Others',
    here: (count) => (count === 1 ? '1 person is here now' : `${count} people are here now`),
  },
}
