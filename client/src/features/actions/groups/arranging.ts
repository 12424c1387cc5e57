import { laidOf } from '@visiebord/shared/board/arrange/laid.ts'
import type { Alignment } from '@visiebord/shared/board/arrange/align.ts'
import type { Direction } from '@visiebord/shared/board/arrange/distribute.ts'
import { laidInSection, type Sorting } from '@visiebord/shared/board/arrange/sortInSection.ts'
import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceBetween, AlignStartHorizontal, AlignStartVertical, AlignVerticalSpaceBetween,
  ArrowDownNarrowWide, BoxSelect, BringToFront, LayoutGrid, type LucideIcon, SendToBack,
} from 'lucide-react'
import { alignCards, type ArrangeHand, distributeCards, groupIntoSection, sharedSection, sortSection, stackCards, tidyCards } from '../../arrange/arrangeActions.ts'
import { arrangeWords, type ArrangeWords } from '../../arrange/words.ts'
import type { ActionContext } from '../actionContext.ts'
import { actionGroup, type ActionSpec } from '../actionGroup.ts'
import { firstOf, mayWrite, mayChangeThem, someCard, type WhyNot } from '../reasons.ts'

const handOf = ({ live, reader, ids, look }: ActionContext): ArrangeHand => ({ live, reader, ids, language: look.language })
const laid = ({ reader, ids }: ActionContext): number => laidOf(reader, ids).length
const two: WhyNot = (context) => (laid(context) < 2 ? 'chooseTwo' : undefined)
const three: WhyNot = (context) => (laid(context) < 3 ? 'chooseThree' : undefined)
/** The section a menu is about, or the one in which all chosen cards are. */
const sectionOf = (context: ActionContext): string | undefined => context.sectionId ?? sharedSection(context)?.id

const align = (icon: LucideIcon, how: Alignment): ActionSpec => ({ icon, whyNot: firstOf(two, mayChangeThem), run: (context) => alignCards(handOf(context), how) })
const distribute = (icon: LucideIcon, how: Direction): ActionSpec => ({ icon, whyNot: firstOf(three, mayChangeThem), run: (context) => distributeCards(handOf(context), how) })
const sort = (by: Sorting): ActionSpec => ({
  icon: ArrowDownNarrowWide,
  menus: ['section'],
  whyNot: (context) => {
    const section = sectionOf(context)
    if (section === undefined) return 'chooseSection'
    const ids = laidInSection(context.reader, section).map(({ id }) => id)
    return ids.length === 0 ? 'empty' : mayChangeThem({ ...context, ids })
  },
  run: (context) => sortSection(handOf(context), sectionOf(context) ?? '', by),
})

const words = (said: ArrangeWords, also: { readonly align: string; readonly distribute: string; readonly tidy: string; readonly sort: string; readonly group: string; readonly front: string; readonly back: string }) => ({
  'align-left': { name: said.alignBy.left, also: also.align },
  'align-middle': { name: said.alignBy.middle, also: also.align },
  'align-right': { name: said.alignBy.right, also: also.align },
  'align-top': { name: said.alignBy.top, also: also.align },
  'align-centre': { name: said.alignBy.centre, also: also.align },
  'align-bottom': { name: said.alignBy.bottom, also: also.align },
  'distribute-across': { name: said.distributeBy.horizontally, also: also.distribute },
  'distribute-down': { name: said.distributeBy.vertically, also: also.distribute },
  tidy: { name: said.tidy, also: also.tidy },
  'sort-party': { name: said.sortBy.party, also: also.sort },
  'sort-theme': { name: said.sortBy.theme, also: also.sort },
  'sort-text': { name: said.sortBy.text, also: also.sort },
  'group-section': { name: said.group, also: also.group },
  raise: { name: said.front, also: also.front },
  lower: { name: said.back, also: also.back },
})

export const arranging = actionGroup({
  title: { nl: 'Kaarten ordenen', en: 'Arrange cards' },
  actions: {
    tidy: { icon: LayoutGrid, menus: ['cards'], whyNot: firstOf(two, mayChangeThem), run: (context) => tidyCards(handOf(context)) },
    'align-left': align(AlignStartVertical, 'left'),
    'align-middle': align(AlignCenterVertical, 'middle'),
    'align-right': align(AlignEndVertical, 'right'),
    'align-top': align(AlignStartHorizontal, 'top'),
    'align-centre': align(AlignCenterHorizontal, 'centre'),
    'align-bottom': align(AlignEndHorizontal, 'bottom'),
    'distribute-across': distribute(AlignHorizontalSpaceBetween, 'horizontally'),
    'distribute-down': distribute(AlignVerticalSpaceBetween, 'vertically'),
    'sort-party': sort('party'),
    'sort-theme': sort('theme'),
    'sort-text': sort('text'),
    'group-section': { icon: BoxSelect, menus: ['cards'], whyNot: firstOf(someCard, mayChangeThem, mayWrite('structure')), run: (context) => groupIntoSection(handOf(context)) },
    raise: { icon: BringToFront, menus: ['card', 'cards'], whyNot: firstOf(someCard, mayChangeThem), run: (context) => stackCards(handOf(context), 'front') },
    lower: { icon: SendToBack, menus: ['card', 'cards'], whyNot: firstOf(someCard, mayChangeThem), run: (context) => stackCards(handOf(context), 'back') },
  },
  words: {
    nl: words(arrangeWords.nl, { align: 'uitlijnen recht lijn gelijk', distribute: 'afstand ruimte tussen', tidy: 'raster ordenen opruimen', sort: 'volgorde alfabet gemeente verschil', group: 'groeperen samen', front: 'bovenop laag volgorde', back: 'onderop laag volgorde' }),
    en: words(arrangeWords.en, { align: 'straight line same', distribute: 'space between spread', tidy: 'grid order', sort: 'order alphabet municipality different', group: 'together', front: 'top layer order', back: 'bottom layer order' }),
  },
})
