import type { Words } from '../../../language/language.ts'

const nl = {
  title: 'Opmaak',
  bold: 'Vet',
  bullets: 'Lijst',
  numbers: 'Nummers',
  keys: (name: string, keys: string) => `${name} (${keys})`,
  done: (name: string, on: boolean) => `${name}: ${on ? 'aan' : 'uit'}.`,
}

const en: typeof nl = {
  title: 'Formatting',
  bold: 'Bold',
  bullets: 'List',
  numbers: 'Numbers',
  keys: (name, keys) => `${name} (${keys})`,
  done: (name, on) => `${name}: ${on ? 'on' : 'off'}.`,
}

export const writingWords = { nl, en } satisfies Words<typeof nl>
