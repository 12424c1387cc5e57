import type { Words } from '../../language/language.ts'

const nl = {
  people: 'Deelnemers',
  here: (count: number) => (count === 1 ? '1 mens is er nu' : `${count} mensen zijn er nu`),
  ofParty: (count: number, party: string) => `${party}: ${count} ${count === 1 ? 'mens' : 'mensen'} aanwezig`,
  noParty: 'zonder partij',
  roles: { facilitator: 'begeleider', participant: 'deelnemer', viewer: 'meekijker' },
  you: 'u',
  now: 'nu aanwezig',
  away: 'niet aanwezig',
  close: 'Sluiten',
  remove: (name: string) => `Haal ${name} uit de workshop`,
  removeShort: 'Verwijder',
  really: (name: string) => `${name} verwijderen? Wat ${name} maakte, blijft staan.`,
  cancel: 'Annuleren',
  role: (name: string) => `Rol van ${name}`,
  rename: 'Uw naam',
  save: 'Bewaren',
  leave: 'Verlaat de workshop op dit apparaat',
}

export const peopleWords: Words<typeof nl> = {
  nl,
  en: {
    people: 'Participants',
    here: (count) => (count === 1 ? '1 person is here now' : `${count} people are here now`),
    ofParty: (count, party) => `${party}: ${count} ${count === 1 ? 'person' : 'people'} here`,
    noParty: 'no party',
    roles: { facilitator: 'facilitator', participant: 'participant', viewer: 'viewer' },
    you: 'you',
    now: 'here now',
    away: 'not here',
    close: 'Close',
    remove: (name) => `Remove ${name} from the workshop`,
    removeShort: 'Remove',
    really: (name) => `Remove ${name}? What ${name} made stays.`,
    cancel: 'Cancel',
    role: (name) => `Role of ${name}`,
    rename: 'Your name',
    save: 'Save',
    leave: 'Leave the workshop on this device',
  },
}
