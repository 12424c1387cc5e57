import type { Words } from '../../language/language.ts'

const nl = {
  download: 'Downloaden',
  live: 'Het bord zoals het nu is',
  liveHint: 'Nog niet vastgelegd: dit is geen bewijs.',
  sealed: (number: number) => `Vastgelegde ronde ${number}`,
  formats: {
    pdf: ['Verslag (PDF)', 'om te lezen en te bewaren'],
    markdown: ['Tekst (Markdown)', 'om verder te schrijven'],
    svg: ['Plaat van het bord (SVG)', 'om te laten zien'],
    csv: ['Alle kaarten (CSV)', 'om te openen in Excel'],
    json: ['Bord (JSON)', 'om opnieuw in te lezen'],
  },
  busy: (name: string) => `${name} wordt gemaakt …`,
  ready: (name: string) => `${name} is gedownload.`,
  which: 'Waarvan?',
  close: 'Sluiten',
  import: 'Inlezen',
  importHint: 'Een bord dat u eerder als JSON hebt gedownload, of een tekstbestand: elke regel wordt een notitie.',
  importFile: 'Kies een bestand om in te lezen',
  importing: 'Het bestand wordt ingelezen …',
  imported: (cards: number, sections: number) => `Ingelezen: ${cards} ${cards === 1 ? 'kaart' : 'kaarten'}${sections === 0 ? '' : ` en ${sections} ${sections === 1 ? 'vak' : 'vakken'}`}.`,
}

export const exportWords: Words<typeof nl> = {
  nl,
  en: {
    download: 'Download',
    live: 'The board as it is now',
    liveHint: 'Not sealed yet: this proves nothing.',
    sealed: (number) => `Sealed round ${number}`,
    formats: {
      pdf: ['Report (PDF)', 'to read and to keep'],
      markdown: ['Text (Markdown)', 'to write on'],
      svg: ['Picture of the board (SVG)', 'to show'],
      csv: ['All cards (CSV)', 'to open in Excel'],
      json: ['Board (JSON)', 'to read in again'],
    },
    busy: (name) => `Making ${name} …`,
    ready: (name) => `${name} has been downloaded.`,
    which: 'Of what?',
    close: 'Close',
    import: 'Read in',
    importHint: 'A board that you downloaded as JSON before, or a text file: each line becomes a note.',
    importFile: 'Choose a file to read in',
    importing: 'Reading the file …',
    imported: (cards, sections) => `Read in: ${cards} ${cards === 1 ? 'card' : 'cards'}${sections === 0 ? '' : ` and ${sections} ${sections === 1 ? 'section' : 'sections'}`}.`,
  },
}
