import { Copy, Info, Move, Pencil, Spline, Trash2 } from 'lucide-react'
import type { ActionContext } from '../actionContext.ts'
import { actionGroup } from '../actionGroup.ts'
import { firstOf, mayChangeThem, mayWrite, mayWriteThem, oneCard, someCard } from '../reasons.ts'

/** A step inside its project goes where the project goes. */
const movable = ({ ids, reader }: ActionContext): readonly string[] =>
  ids.filter((id) => {
    const card = reader.cards.get(id)
    return card !== undefined && (card.kind === 'project' || card.position !== undefined)
  })
const first = ({ ids }: ActionContext): string => ids[0] ?? ''

export const cards = actionGroup({
  title: { nl: 'Met een kaart', en: 'With a card' },
  actions: {
    edit: { icon: Pencil, menus: ['card'], whyNot: firstOf(oneCard, mayChangeThem), run: (context) => context.cards.edit(first(context)) },
    open: { icon: Info, menus: ['card'], whyNot: oneCard, run: (context) => context.cards.open(first(context)) },
    'move-to': { icon: Move, menus: ['card', 'cards'], whyNot: firstOf(someCard, (context) => (movable(context).length === 0 ? 'chosenStays' : undefined), mayChangeThem), run: (context) => context.cards.moveTo(movable(context)) },
    link: { icon: Spline, menus: ['card'], whyNot: firstOf(oneCard, mayWrite('link')), run: (context) => context.cards.link(first(context)) },
    duplicate: { icon: Copy, menus: ['card', 'cards'], whyNot: firstOf(someCard, mayWriteThem), run: ({ cards: verbs, ids }) => verbs.duplicate(ids) },
    delete: { icon: Trash2, menus: ['card', 'cards'], danger: true, whyNot: firstOf(someCard, mayChangeThem), run: ({ cards: verbs, ids }) => verbs.remove(ids) },
  },
  words: {
    nl: {
      edit: { name: 'Tekst wijzigen', also: 'schrijven bewerken typen' },
      open: { name: 'Details en verbanden', also: 'paneel openen draad opmerking reactie label noemen' },
      'move-to': { name: 'Verplaats naar…', also: 'slepen schuiven vak baan kwartaal' },
      link: { name: 'Verband leggen', also: 'draad lijn pijl koppelen' },
      duplicate: { name: 'Nog een keer neerleggen', also: 'kopie kopiëren dupliceren' },
        delete: { name: 'Weggooien', also: 'verwijderen prullenbak wissen' },
    },
    en: {
      edit: { name: 'Change the text', also: 'write edit type' },
      open: { name: 'Details and links', also: 'panel open thread comment reaction tag mention' },
      'move-to': { name: 'Move to…', also: 'drag section lane quarter' },
      link: { name: 'Make a link', also: 'thread line arrow connect' },
      duplicate: { name: 'Duplicate', also: 'copy again' },
        delete: { name: 'Delete', also: 'remove bin erase' },
    },
  },
})
