import type { Words } from '../../language/language.ts'

const nl = {
  /** Continues ‘Te laat’; the number follows. */
  opens: ' ingebracht: ',
}

export const trayWords: Words<typeof nl> = {
  nl,
  en: {
    opens: ', came in after the seal: ',
  },
}
