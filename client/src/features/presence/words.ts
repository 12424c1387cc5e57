import type { Words } from '../../language/language.ts'

const nl = {
  drags: (name: string) => `${name} sleept`,
  writes: (name: string) => `${name} schrijft`,
  write: (names: string) => `${names} schrijven`,
}
const en: typeof nl = {
  drags: (name) => `${name} is dragging`,
  writes: (name) => `${name} is writing`,
  write: (names) => `${names} are writing`,
}
export const presenceWords = { nl, en } satisfies Words<typeof nl>
