import type { Words } from '../../language/language.ts'

const nl = {
  sending: (name: string) => `Afbeelding ${name} wordt verstuurd …`,
  unnamed: 'van het klembord',
  failed: (name: string) => `Afbeelding ${name} staat nog niet op het bord.`,
  offline: 'Er is geen verbinding. Een afbeelding moet naar de server; probeer het opnieuw als er weer verbinding is.',
  again: 'Probeer opnieuw',
  drop: 'Weg ermee',
  pending: 'Afbeeldingen die nog geplaatst worden',
  placed: 'Afbeelding geplaatst. Beschrijf hem in één zin, voor wie hem niet ziet.',
  placedMany: (count: number) => `${count} afbeeldingen geplaatst. Beschrijf ze elk in één zin, voor wie ze niet ziet.`,
  notImages: (count: number) => (count === 1 ? 'Dit bestand is geen afbeelding. Op het bord kunnen PNG, JPEG, WebP en GIF.' : `${count} bestanden zijn geen afbeelding. Op het bord kunnen PNG, JPEG, WebP en GIF.`),
  tooLarge: (most: number) => `Een afbeelding mag hoogstens ${most} MB groot zijn. Maak hem kleiner, of kies een andere.`,
  tooMany: (most: number) => `Hoogstens ${most} afbeeldingen tegelijk. Kies er minder.`,
}

export const imageWords: Words<typeof nl> = {
  nl,
  en: {
    sending: (name) => `Picture ${name} is being sent …`,
    unnamed: 'from the clipboard',
    failed: (name) => `Picture ${name} is not on the board yet.`,
    offline: 'There is no connection. A picture has to go to the server; try again when there is a connection.',
    again: 'Try again',
    drop: 'Leave it',
    pending: 'Pictures still being placed',
    placed: 'Picture placed. Describe it in one sentence, for people who cannot see it.',
    placedMany: (count) => `${count} pictures placed. Describe each in one sentence, for people who cannot see them.`,
    notImages: (count) => (count === 1 ? 'This file is not a picture. The board takes PNG, JPEG, WebP and GIF.' : `${count} files are not pictures. The board takes PNG, JPEG, WebP and GIF.`),
    tooLarge: (most) => `A picture may be ${most} MB at most. Make it smaller, or choose another.`,
    tooMany: (most) => `At most ${most} pictures at once. Choose fewer.`,
  },
}
