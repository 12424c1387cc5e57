import type { Words } from '../../language/language.ts'

const nl = {
  title: 'Instellingen van de workshop',
  close: 'Sluiten',
  name: 'Naam van de workshop',
  nameHint: 'Iedereen ziet de nieuwe naam meteen. Hij komt ook op nieuwe documenten.',
  save: 'Bewaren',
  saved: 'De naam is bewaard.',
  removeTitle: 'Workshop verwijderen',
  removeText: 'Alles gaat weg, voor iedereen: het bord, de vastgelegde rondes met hun bewijs, de opmerkingen en de links. Niemand kan dit terughalen. Download eerst wat u wilt bewaren.',
  remove: 'Verwijder deze workshop…',
  sure: (title: string) => `Ja, alles van ‘${title}’ mag weg`,
  cancel: 'Annuleren',
  removeNow: 'Verwijder voorgoed',
  removing: 'De workshop wordt verwijderd …',
}

export const workshopWords: Words<typeof nl> = {
  nl,
  en: {
    title: 'Settings of the workshop',
    close: 'Close',
    name: 'Name of the workshop',
    nameHint: 'Everybody sees the new name at once. It also appears on new documents.',
    save: 'Save',
    saved: 'The name has been saved.',
    removeTitle: 'Delete the workshop',
    removeText: 'Everything is deleted, for everybody: the board, the sealed rounds with their proof, the comments and the links. Nobody can bring this back. Download what you want to keep first.',
    remove: 'Delete this workshop…',
    sure: (title) => `Yes, all of ‘${title}’ may go`,
    cancel: 'Cancel',
    removeNow: 'Delete for good',
    removing: 'Deleting the workshop …',
  },
}
