import type { Words } from '../../language/language.ts'

const nl = {
  saved: 'Opgeslagen',
  saving: 'Bezig met opslaan',
  keptHere: 'Geen verbinding',
  keptHereLong: 'Geen verbinding. Uw werk staat veilig op dit apparaat.',
  offline: 'Geen verbinding',
  connecting: 'Verbinden …',
  notStored: 'Niet opgeslagen',
  notStoredLong: 'De server kan nu niet opslaan. Uw werk blijft in deze browser staan.',
  memoryOnly: 'Deze browser kan geen kopie bewaren. Sluit dit venster niet voor er ‘Opgeslagen’ staat.',
  handingIn: 'De ronde wordt vastgelegd …',
  savedAgain: 'Alles is weer opgeslagen.',
  closed: {
    'no-session': 'U bent hier niet (meer) aangemeld. Open de link van de workshop opnieuw.',
    removed: 'De begeleider heeft u uit deze workshop gehaald.',
    gone: 'Deze workshop bestaat niet meer.',
    'other-tab-reset': 'Deze workshop is in een ander venster vernieuwd. Laad deze pagina opnieuw.',
    protocol: 'Deze pagina past niet meer bij de server. Laad haar opnieuw.',
  },
  reload: 'Laad opnieuw',
  toStart: 'Naar de startpagina',
  dismiss: 'Sluit dit bericht',
  home: 'Visiebord, naar de startpagina',
}

export const statusWords: Words<typeof nl> = {
  nl,
  en: {
    saved: 'Saved',
    saving: 'Saving',
    keptHere: 'No connection',
    keptHereLong: 'No connection. Your work is safe on this device.',
    offline: 'No connection',
    connecting: 'Connecting …',
    notStored: 'Not saved',
    notStoredLong: 'The server cannot save right now. Your work stays in this browser.',
    memoryOnly: 'This browser cannot keep a copy. Do not close this window until it says ‘Saved’.',
    handingIn: 'Sealing the round …',
    savedAgain: 'Everything is saved again.',
    closed: {
      'no-session': 'You are not signed in here (any more). Open the link of the workshop again.',
      removed: 'The facilitator has removed you from this workshop.',
      gone: 'This workshop no longer exists.',
      'other-tab-reset': 'This workshop was renewed in another window. Reload this page.',
      protocol: 'This page no longer matches the server. Reload it.',
    },
    reload: 'Reload',
    toStart: 'To the start page',
    dismiss: 'Close this message',
    home: 'Visiebord, to the start page',
  },
}
