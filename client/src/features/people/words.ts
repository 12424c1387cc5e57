import type { Words } from '../../language/language.ts'

const nl = {
  people: 'Deelnemers',
  short: 'Mensen',
  others: 'Overig',
  partyCame: (names: string, count: number) => `Nieuw: ${names} ${count === 1 ? 'doet' : 'doen'} nu ook mee.`,
  chooseParty: 'Hoort u daarbij? Kies het bij Mensen.',
  here: (count: number) => (count === 1 ? '1 mens is er nu' : `${count} mensen zijn er nu`),
}

export const peopleWords: Words<typeof nl> = {
  nl,
  en: {
    people: 'Participants',
    short: 'People',
    others: 'Others',
    partyCame: (names, count) => `New: ${names} ${count === 1 ? 'is' : 'are'} taking part too now.`,
    chooseParty: 'Is that yours? Choose it under People.',
    here: (count) => (count === 1 ? '1 person is here now' : `${count} people are here now`),
  },
}
