import type { Words } from '../../language/language.ts'
import { trayWords } from './words.ts'

const nl = {
  ...trayWords.nl,
  title: 'Te laat ingebracht',
  text: 'Dit kwam binnen nadat de ronde dicht was, of mocht toen niet. Het is bewaard, woord voor woord.',
  empty: 'De bak is leeg.',
  close: 'Sluit de bak',
  add: 'Zet op het bord',
  toRound: (number: number) => `Naar ronde ${number}`,
  away: 'Weggooien',
  awayLabel: (text: string) => `Weggooien: ${text}`,
  notNow: 'U kunt dit op het bord zetten zodra er een ronde open is.',
  newCard: 'Nieuwe kaart',
  changedText: 'Gewijzigde tekst',
  comment: 'Opmerking',
  somebody: 'iemand',
  before: 'Was:',
  moved: 'Verplaatst',
  deleted: 'Verwijderd',
  changed: 'Gewijzigd',
  only: 'Doe dit op het bord opnieuw als het nog nodig is.',
  noText: '(zonder tekst)',
}

/** What the tray says when it is open, beside its button: it comes with it. */
export const trayPanelWords: Words<typeof nl> = {
  nl,
  en: {
    ...trayWords.en,
    title: 'Came in late',
    text: 'This came in after the round was sealed, or was not allowed then. It is kept, word for word.',
    empty: 'The tray is empty.',
    close: 'Close the tray',
    add: 'Put on the board',
    toRound: (number) => `To round ${number}`,
    away: 'Throw away',
    awayLabel: (text) => `Throw away: ${text}`,
    notNow: 'You can put this on the board once a round is open.',
    newCard: 'New card',
    changedText: 'Changed text',
    comment: 'Comment',
    somebody: 'somebody',
    before: 'Was:',
    moved: 'Moved',
    deleted: 'Deleted',
    changed: 'Changed',
    only: 'Do this again on the board if it is still needed.',
    noText: '(no text)',
  },
}
