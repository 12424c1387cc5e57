import type { Words } from '../../language/language.ts'

const nl = {
  map: 'Overzicht',
  mapLabel: 'Overzicht van het bord',
  hint: 'Met pijltjes verschuift u het beeld, met Enter kiest u een vak, met Esc gaat u terug naar het bord.',
  goTo: 'Ga naar vak…',
  places: 'vakken en roadmap',
  all: 'Het hele bord',
  roadmap: 'Roadmap',
  untitled: 'Vak zonder naam',
  inView: (names: string) => `In beeld: ${names}.`,
  nothingInView: 'Hier ligt geen vak.',
}

export const minimapWords: Words<typeof nl> = {
  nl,
  en: {
    map: 'Map',
    mapLabel: 'Map of the board',
    hint: 'Arrow keys move the view, Enter chooses a section, Esc goes back to the board.',
    goTo: 'Go to section…',
    places: 'sections and roadmap',
    all: 'The whole board',
    roadmap: 'Roadmap',
    untitled: 'Section without a name',
    inView: (names) => `In view: ${names}.`,
    nothingInView: 'There is no section here.',
  },
}
