import type { Words } from '../../language/language.ts'

const nl = {
  drags: (name: string) => `${name} sleept`,
  sizes: (name: string) => `${name} past de maat aan`,
  writes: (name: string) => `${name} schrijft`,
  write: (names: string) => `${names} schrijven`,
  doing: (what: 'drags' | 'sizes' | 'writes' | 'chose', card: string, more: number) =>
    `${{ drags: 'sleept', sizes: 'past de maat aan van', writes: 'schrijft in', chose: 'koos' }[what]} ${card === '' ? 'een lege kaart' : `‘${card}’`}${more > 0 ? ` en nog ${more}` : ''}`,
  nobodyDoes: 'Niemand anders doet nu iets met een kaart.',
  follows: (name: string) => `U volgt ${name}`,
  followsNow: (name: string) => `U volgt ${name}. Uw beeld gaat mee. Schuif zelf, of druk op Escape om te stoppen.`,
  followEnded: (name: string) => `U volgt ${name} niet meer.`,
  stop: 'Stop met volgen',
  gathered: (name: string) => `${name} neemt iedereen mee over het bord. Schuif zelf, of druk op Escape om te stoppen.`,
  gathers: (count: number) => (count === 1 ? 'Eén mens kijkt met u mee' : `${count} mensen kijken met u mee`),
  letGo: 'Laat iedereen los',
  letGoNow: 'U laat iedereen los.',
  lookAlong: (names: string, count: number) => `${names} ${count === 1 ? 'kijkt' : 'kijken'} nu met u mee.`,
}
const en: typeof nl = {
  drags: (name) => `${name} is dragging`,
  sizes: (name) => `${name} is resizing`,
  writes: (name) => `${name} is writing`,
  write: (names) => `${names} are writing`,
  doing: (what, card, more) =>
    `${{ drags: 'is dragging', sizes: 'is resizing', writes: 'is writing in', chose: 'chose' }[what]} ${card === '' ? 'an empty card' : `‘${card}’`}${more > 0 ? ` and ${more} more` : ''}`,
  nobodyDoes: 'Nobody else is doing anything with a card now.',
  follows: (name) => `You are following ${name}`,
  followsNow: (name) => `You are following ${name}. Your view goes along. Pan yourself, or press Escape to stop.`,
  followEnded: (name) => `You are no longer following ${name}.`,
  stop: 'Stop following',
  gathered: (name) => `${name} is taking everybody along over the board. Pan yourself, or press Escape to stop.`,
  gathers: (count) => (count === 1 ? 'One person sees what you see' : `${count} people see what you see`),
  letGo: 'Let everybody go',
  letGoNow: 'You let everybody go.',
  lookAlong: (names, count) => `${names} now ${count === 1 ? 'sees' : 'see'} what you see.`,
}
export const presenceWords = { nl, en } satisfies Words<typeof nl>
