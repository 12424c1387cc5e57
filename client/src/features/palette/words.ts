import type { Words } from '../../language/language.ts'

const nl = {
  title: 'Wat wilt u doen?',
  field: 'Zoek een handeling',
  list: 'Handelingen',
  none: 'Geen handeling gevonden. Probeer een ander woord.',
  found: (count: number) => (count === 1 ? '1 handeling' : `${count} handelingen`),
  close: 'Sluiten',
  menus: { card: 'Deze kaart', cards: 'Gekozen kaarten', section: 'Dit vak', lane: 'Deze baan', ground: 'Het bord' },
  helpTitle: 'Sneltoetsen',
  helpText: 'Ze werken als een kaart of het bord de toetsen heeft. Alles kan ook zonder.',
  or: 'of',
  letters: 'Losse letters en tekens als sneltoets',
  lettersHint: 'Zet dit uit als u met uw stem werkt of als er soms per ongeluk iets gebeurt. De andere toetsen blijven werken.',
  turnedOff: 'uitgezet',
}

export const paletteWords: Words<typeof nl> = {
  nl,
  en: {
    title: 'What would you like to do?',
    field: 'Search for an action',
    list: 'Actions',
    none: 'No action found. Try another word.',
    found: (count) => (count === 1 ? '1 action' : `${count} actions`),
    close: 'Close',
    menus: { card: 'This card', cards: 'Selected cards', section: 'This section', lane: 'This lane', ground: 'The board' },
    helpTitle: 'Keyboard shortcuts',
    helpText: 'They work while a card or the board has the keyboard. Everything can be done without them too.',
    or: 'or',
    letters: 'Single letters and signs as shortcuts',
    lettersHint: 'Turn this off when you work by voice, or when things sometimes happen by accident. The other keys go on working.',
    turnedOff: 'turned off',
  },
}
