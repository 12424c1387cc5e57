import { BoxSelect, Maximize, Pencil, Trash2 } from 'lucide-react'
import type { ActionContext } from '../actionContext.ts'
import { actionGroup } from '../actionGroup.ts'
import { firstOf, mayWrite, someSection } from '../reasons.ts'

const inside = ({ reader, sectionId }: ActionContext): readonly string[] => [...reader.cards.values()].filter((card) => card.sectionId === sectionId).map(({ id }) => id)
const mayChange = firstOf(someSection, mayWrite('structure'))

export const sections = actionGroup({
  title: { nl: 'Met een vak', en: 'With a section' },
  actions: {
    'section-show': { icon: Maximize, menus: ['section'], whyNot: someSection, run: ({ cards, sectionId }) => cards.showSection(sectionId ?? '') },
    'section-cards': { icon: BoxSelect, menus: ['section'], whyNot: firstOf(someSection, (context) => (inside(context).length === 0 ? 'empty' : undefined)), run: (context) => context.cards.select(inside(context), { tell: true }) },
    'section-rename': { icon: Pencil, menus: ['section'], whyNot: mayChange, run: ({ cards, sectionId }) => cards.renameSection(sectionId ?? '') },
    'section-delete': { icon: Trash2, menus: ['section'], danger: true, whyNot: mayChange, run: ({ cards, sectionId }) => cards.removeSection(sectionId ?? '') },
  },
  words: {
    nl: {
      'section-show': { name: 'Dit vak in beeld', also: 'inzoomen groter' },
      'section-cards': { name: 'Alle kaarten in dit vak kiezen', also: 'selecteer' },
      'section-rename': { name: 'Naam van het vak wijzigen', also: 'hernoemen titel' },
      'section-delete': { name: 'Vak weggooien', also: 'verwijderen wissen' },
    },
    en: {
      'section-show': { name: 'Show this section', also: 'zoom larger' },
      'section-cards': { name: 'Select all cards in this section', also: '' },
      'section-rename': { name: 'Rename the section', also: 'title' },
      'section-delete': { name: 'Delete the section', also: 'remove' },
    },
  },
})
