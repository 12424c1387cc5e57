import type { CardKind, LetterSize, LinkKind, Pen } from '@visiebord/shared/board/schema.ts'
import type { Words } from '../../language/language.ts'

const nl = {
  letters: { small: 'klein', normal: 'gewoon', large: 'groot' } as Record<LetterSize, string>,
  pens: { pen: 'pen', marker: 'dikke stift' } as Record<Pen, string>,
  placeholder: { note: 'Schrijf één gedachte', development: 'Wat komt er op ons af?', principle: 'Wat spreken we af?', statement: 'Eén zin die u onthoudt', project: 'Hoe heet het project?', step: 'Wat past bij één mens?', text: 'Schrijf hier', shape: 'Woorden in de vorm', drawing: 'Wat staat er op deze tekening?', image: 'Wat is er op deze afbeelding te zien?' } as Record<CardKind, string>,
  textTooLong: (limit: string) => `Deze tekst is te lang voor één kaart (hoogstens ${limit} tekens). Verdeel hem over meer kaarten. Uw tekst staat nog op het klembord.`,
  typedTooLong: (limit: string) => `Deze kaart is vol: hoogstens ${limit} tekens. Schrijf verder op een nieuwe kaart.`,
  moveCards: (count: number) => (count === 1 ? 'Verplaats deze kaart naar…' : `Verplaats ${count} kaarten naar…`),
  close: 'Sluiten',
  cancel: 'Annuleren',
  doMove: 'Verplaatsen',
  toSection: 'Een vak',
  toFree: 'Los op het bord',
  toRoadmap: 'De roadmap',
  lane: 'Baan',
  from: 'Van',
  until: 'Tot en met',
  where: 'Waarheen?',
  movedTo: (place: string) => `Verplaatst naar ${place}.`,
  goneMeanwhile: (count: number): string => (count === 1 ? 'Deze kaart is intussen weggegooid.' : 'Deze kaarten zijn intussen weggegooid.'),
  linkKinds: { supports: 'onderbouwt', realises: 'maakt waar', dependsOn: 'wacht op', sameAs: 'is hetzelfde als', differsFrom: 'verschilt van', relates: 'hoort bij' } as Record<LinkKind, string>,
}

const en: typeof nl = {
  letters: { small: 'small', normal: 'normal', large: 'large' },
  pens: { pen: 'pen', marker: 'thick marker' },
  placeholder: { note: 'Write one thought', development: 'What is coming towards us?', principle: 'What do we agree?', statement: 'One sentence to remember', project: 'What is the project called?', step: 'What fits one person?', text: 'Write here', shape: 'Words in the shape', drawing: 'What does this drawing show?', image: 'What does this picture show?' },
  textTooLong: (limit) => `This text is too long for one card (at most ${limit} characters). Divide it over more cards. Your text is still on the clipboard.`,
  typedTooLong: (limit) => `This card is full: at most ${limit} characters. Write on in a new card.`,
  moveCards: (count) => (count === 1 ? 'Move this card to…' : `Move ${count} cards to…`),
  close: 'Close',
  cancel: 'Cancel',
  doMove: 'Move',
  toSection: 'A section',
  toFree: 'Free on the board',
  toRoadmap: 'The roadmap',
  lane: 'Lane',
  from: 'From',
  until: 'Until',
  where: 'Where to?',
  movedTo: (place) => `Moved to ${place}.`,
  goneMeanwhile: (count) => (count === 1 ? 'This card has been deleted in the meantime.' : 'These cards have been deleted in the meantime.'),
  linkKinds: { supports: 'supports', realises: 'realises', dependsOn: 'depends on', sameAs: 'is the same as', differsFrom: 'differs from', relates: 'relates to' },
}

/** What is said of cards in a hand, by editors and dialogs. Apart from what cards say of themselves, which is painted first (CS20). */
export const cardHandWords = { nl, en } satisfies Words<typeof nl>
