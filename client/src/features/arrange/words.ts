import type { Alignment } from '@visiebord/shared/board/arrange/align.ts'
import type { Direction } from '@visiebord/shared/board/arrange/distribute.ts'
import type { Sorting } from '@visiebord/shared/board/arrange/sortInSection.ts'
import type { Words } from '../../language/language.ts'

const kaarten = (count: number): string => (count === 1 ? '1 kaart' : `${count} kaarten`)
const cards = (count: number): string => (count === 1 ? '1 card' : `${count} cards`)

const nl = {
  chosen: 'Gekozen kaarten',
  count: kaarten,
  align: 'Uitlijnen',
  alignTitle: 'kaarten op één lijn',
  tidy: 'Netjes leggen',
  more: 'Meer',
  moreTitle: 'met deze kaarten',
  alignBy: {
    left: 'Links uitlijnen',
    middle: 'Op het midden, onder elkaar',
    right: 'Rechts uitlijnen',
    top: 'Boven uitlijnen',
    centre: 'Op het midden, naast elkaar',
    bottom: 'Onder uitlijnen',
  } as Record<Alignment, string>,
  distributeBy: { horizontally: 'Gelijk verdelen, naast elkaar', vertically: 'Gelijk verdelen, onder elkaar' } as Record<Direction, string>,
  sortBy: { party: 'Vak sorteren op partij', theme: 'Vak sorteren op soort en overeenkomst', text: 'Vak sorteren op tekst' } as Record<Sorting, string>,
  group: 'Vak eromheen',
  front: 'Naar voren',
  back: 'Naar achteren',
  aligned: (count: number) => `${kaarten(count)} op één lijn gelegd.`,
  distributed: (count: number) => `${kaarten(count)} gelijk verdeeld.`,
  tidied: (count: number) => `${kaarten(count)} netjes gelegd.`,
  sorted: (title: string, count: number, grown: boolean) => `Vak ‘${title}’ gesorteerd, ${kaarten(count)}.${grown ? ' Het vak is groter gemaakt.' : ''}`,
  grouped: (count: number) => `Nieuw vak om ${kaarten(count)}. Geef het een naam.`,
  toFront: (count: number) => `${kaarten(count)} vooraan gelegd.`,
  toBack: (count: number) => `${kaarten(count)} achteraan gelegd.`,
  isSo: 'Dat is al zo. Er is niets veranderd.',
  chooseTwo: 'Kies eerst twee of meer kaarten die op het bord liggen.',
  chooseThree: 'Kies eerst drie of meer kaarten die op het bord liggen.',
  chooseOne: 'Kies eerst een kaart die op het bord ligt.',
  emptySection: 'Er liggen geen kaarten in dit vak.',
  sectionSmall: (title: string) => `Vak ‘${title}’ is te klein om alle kaarten netjes in te leggen. Vraag de begeleider om het groter te maken.`,
}

const en: typeof nl = {
  chosen: 'Selected cards',
  count: cards,
  align: 'Align',
  alignTitle: 'cards on one line',
  tidy: 'Tidy up',
  more: 'More',
  moreTitle: 'with these cards',
  alignBy: {
    left: 'Align left',
    middle: 'Centred, one below the other',
    right: 'Align right',
    top: 'Align at the top',
    centre: 'Centred, side by side',
    bottom: 'Align at the bottom',
  },
  distributeBy: { horizontally: 'Equal gaps, side by side', vertically: 'Equal gaps, one below the other' },
  sortBy: { party: 'Sort section by party', theme: 'Sort section by kind and by what is shared', text: 'Sort section by text' },
  group: 'Section around these',
  front: 'Bring to front',
  back: 'Send to back',
  aligned: (count) => `${cards(count)} put on one line.`,
  distributed: (count) => `${cards(count)} spaced evenly.`,
  tidied: (count) => `${cards(count)} tidied up.`,
  sorted: (title, count, grown) => `Section ‘${title}’ sorted, ${cards(count)}.${grown ? ' The section has been made larger.' : ''}`,
  grouped: (count) => `New section around ${cards(count)}. Give it a name.`,
  toFront: (count) => `${cards(count)} brought to the front.`,
  toBack: (count) => `${cards(count)} sent to the back.`,
  isSo: 'That is so already. Nothing has changed.',
  chooseTwo: 'Select two or more cards on the board first.',
  chooseThree: 'Select three or more cards on the board first.',
  chooseOne: 'Select a card on the board first.',
  emptySection: 'There are no cards in this section.',
  sectionSmall: (title) => `Section ‘${title}’ is too small to lay all cards in it tidily. Ask the facilitator to make it larger.`,
}

export const arrangeWords = { nl, en } satisfies Words<typeof nl>
export type ArrangeWords = typeof nl
