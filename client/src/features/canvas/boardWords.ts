import type { Words } from '../../language/language.ts'

const nl = {
  board: 'Bord',
  cards: (count: number) => (count === 1 ? '1 kaart op het bord' : `${count} kaarten op het bord`),
  sectionCount: (count: number) => (count === 1 ? '1 kaart' : `${count} kaarten`),
  section: (title: string, count: number) => `Vak ${title}, ${count === 1 ? '1 kaart' : `${count} kaarten`}`,
}

const en: typeof nl = {
  board: 'Board',
  cards: (count) => (count === 1 ? '1 card on the board' : `${count} cards on the board`),
  sectionCount: (count) => (count === 1 ? '1 card' : `${count} cards`),
  section: (title, count) => `Section ${title}, ${count === 1 ? '1 card' : `${count} cards`}`,
}

/** What is said by what is painted first; what hands say comes with them (`words.ts`, CS20). */
export const boardWords = { nl, en } satisfies Words<typeof nl>
