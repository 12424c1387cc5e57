import { changePlaces } from '@visiebord/shared/board/arrange/changePlaces.ts'
import { ArrowDown, ArrowUp, BoxSelect, Maximize, Pencil, Scaling, Trash2 } from 'lucide-react'
import type { ActionContext } from '../actionContext.ts'
import { actionGroup, type ActionSpec } from '../actionGroup.ts'
import { firstOf, mayWrite, someSection } from '../reasons.ts'

const inside = ({ reader, sectionId }: ActionContext): readonly string[] => [...reader.cards.values()].filter((card) => card.sectionId === sectionId).map(({ id }) => id)
const mayChange = firstOf(someSection, mayWrite('structure'))
const SAID = {
  nl: (title: string, place: number, of: number) => `Vak ${title} staat nu op plaats ${place} van ${of}.`,
  en: (title: string, place: number, of: number) => `Section ${title} is now number ${place} of ${of}.`,
}
/** Its cards go along. */
const move = (icon: NonNullable<ActionSpec['icon']>, by: -1 | 1): ActionSpec => ({
  icon,
  menus: ['section'],
  whyNot: firstOf(mayChange, ({ reader, sectionId }) => {
    const asked = changePlaces(reader, sectionId ?? '', by)
    return asked === undefined ? 'isSo' : asked.moves.length === 0 ? 'noRoom' : undefined
  }),
  run: ({ live, reader, sectionId, look }) => {
    const asked = changePlaces(reader, sectionId ?? '', by)
    if (asked === undefined) return
    const before = reader.sections.get(sectionId ?? '')
    live.commands.moveSections(asked.moves)
    // A refused command has said why.
    if (before !== undefined && reader.sections.get(before.id) !== before) live.announce.say(SAID[look.language](before.title, asked.place, asked.of))
  },
})

export const sections = actionGroup({
  title: { nl: 'Met een vak', en: 'With a section' },
  actions: {
    'section-show': { icon: Maximize, menus: ['section'], whyNot: someSection, run: ({ cards, sectionId }) => cards.showSection(sectionId ?? '') },
    'section-cards': { icon: BoxSelect, menus: ['section'], whyNot: firstOf(someSection, (context) => (inside(context).length === 0 ? 'empty' : undefined)), run: (context) => context.cards.select(inside(context), { tell: true }) },
    'section-rename': { icon: Pencil, menus: ['section'], whyNot: mayChange, run: ({ cards, sectionId }) => cards.renameSection(sectionId ?? '') },
    'section-earlier': move(ArrowUp, -1),
    'section-later': move(ArrowDown, 1),
    'section-size': { icon: Scaling, menus: ['section'], whyNot: mayChange, run: ({ page, sectionId }) => page.askSize({ section: sectionId ?? '' }) },
    'section-delete': { icon: Trash2, menus: ['section'], danger: true, whyNot: mayChange, run: ({ cards, sectionId }) => cards.removeSection(sectionId ?? '') },
  },
  words: {
    nl: {
      'section-show': { name: 'Dit vak in beeld', also: 'inzoomen groter' },
      'section-cards': { name: 'Alle kaarten in dit vak kiezen', also: 'selecteer' },
      'section-rename': { name: 'Naam van het vak wijzigen', also: 'hernoemen titel' },
      'section-earlier': { name: 'Vak een plaats eerder', also: 'volgorde verplaatsen omhoog wisselen' },
      'section-later': { name: 'Vak een plaats later', also: 'volgorde verplaatsen omlaag wisselen' },
      'section-size': { name: 'Maat van het vak…', also: 'grootte breedte hoogte afmeting groter kleiner' },
      'section-delete': { name: 'Vak weggooien', also: 'verwijderen wissen' },
    },
    en: {
      'section-show': { name: 'Show this section', also: 'zoom larger' },
      'section-cards': { name: 'Select all cards in this section', also: '' },
      'section-rename': { name: 'Rename the section', also: 'title' },
      'section-earlier': { name: 'Section one place earlier', also: 'order move up swap' },
      'section-later': { name: 'Section one place later', also: 'order move down swap' },
      'section-size': { name: 'Size of the section…', also: 'width height dimensions larger smaller' },
      'section-delete': { name: 'Delete the section', also: 'remove' },
    },
  },
})
