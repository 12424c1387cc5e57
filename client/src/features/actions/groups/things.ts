import { seenSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { handlesOf, mayResize, resizedAlong, resizedBy } from '@visiebord/shared/board/geometry/resizing.ts'
import { type Card, SHAPE_FORMS, type ShapeForm, type Size } from '@visiebord/shared/board/schema.ts'
import { FoldHorizontal, FoldVertical, Highlighter, Lock, LockOpen, Maximize2, Minimize2, PenTool, Scaling, Shapes, Type, UnfoldHorizontal, UnfoldVertical } from 'lucide-react'
import { cardWords } from '../../cards/words.ts'
import type { ActionContext } from '../actionContext.ts'
import { type ActionSpec, actionGroup } from '../actionGroup.ts'
import { byHand, firstOf, mayChangeThem, mayWrite, mayWriteThem, someCard, type WhyNot } from '../reasons.ts'

const sized: WhyNot = ({ ids, reader }) => (ids.some((id) => isSized(reader.cards.get(id))) ? undefined : 'oneSize')
const isSized = (card: Parameters<typeof mayResize>[0] | undefined): boolean => card !== undefined && mayResize(card)

/** As far as a key moves a card. */
const STEP = 20
const said = { nl: ({ w, h }: Size) => `Breedte ${Math.round(w)}, hoogte ${Math.round(h)}.`, en: ({ w, h }: Size) => `Width ${Math.round(w)}, height ${Math.round(h)}.` }

/** Gives each of them such a size; of one card it is said, for who cannot see it. */
function giveSizes({ live, reader, ids, look }: ActionContext, sizeOf: (card: Card) => Size | undefined): void {
  for (const id of ids) {
    const card = reader.cards.get(id)
    const size = card === undefined || !mayResize(card) ? undefined : sizeOf(card)
    if (size !== undefined) live.commands.resizeCard(id, size)
  }
  const only = ids.length === 1 ? reader.cards.get(ids[0] ?? '') : undefined
  if (only !== undefined) live.announce.say(said[look.language](seenSize(only)))
}

const resize = (icon: NonNullable<ActionSpec['icon']>, steps: number): ActionSpec => ({
  icon,
  menus: ['card'],
  whyNot: firstOf(someCard, sized, mayChangeThem),
  run: (context) => giveSizes(context, (card) => resizedBy(card, steps)),
})
const hasHeight: WhyNot = ({ ids, reader }) => (ids.every((id) => wordsDecide(reader.cards.get(id))) ? 'wordsDecide' : undefined)
const wordsDecide = (card: Card | undefined): boolean => card !== undefined && mayResize(card) && handlesOf(card).every((name) => name === 'e' || name === 'w')
const resizeAlong = (icon: NonNullable<ActionSpec['icon']>, side: 'w' | 'h', steps: number): ActionSpec => ({
  icon,
  whyNot: firstOf(someCard, sized, ...(side === 'h' ? [hasHeight] : []), mayChangeThem),
  run: (context) => giveSizes(context, (card) => resizedAlong(card, side, steps * STEP)),
})

const size: ActionSpec = { icon: Scaling, menus: ['card', 'cards'], whyNot: firstOf(someCard, sized, mayChangeThem), run: ({ page, ids }) => page.askSize({ cards: ids }) }

/** Every one of them is so already. */
const allLocked = (locked: boolean): WhyNot => ({ ids, reader }) => (ids.every((id) => (reader.cards.get(id)?.locked === true) === locked) ? (locked ? 'isSo' : 'notLocked') : undefined)
const lock = (icon: NonNullable<ActionSpec['icon']>, locked: boolean): ActionSpec => ({
  icon,
  menus: ['card', 'cards'],
  whyNot: firstOf(someCard, allLocked(locked), mayWriteThem),
  run: ({ live, ids }) => {
    for (const id of ids) live.commands.setCardFields(id, { locked: locked ? true : null })
  },
})

const isForm = (form: string): form is ShapeForm => SHAPE_FORMS.some((each) => each === form)

/** Words, forms and drawings, and what goes for every card: its size and its lock. */
export const things = actionGroup({
  title: { nl: 'Tekenen, maten en sloten', en: 'Drawing, sizes and locks' },
  actions: {
    'add-text': { icon: Type, menus: ['ground'], whyNot: mayWrite('text'), run: ({ cards, at }) => cards.add('text', at) },
    'add-shape': {
      icon: Shapes,
      whyNot: mayWrite('shape'),
      choices: ({ look }) => SHAPE_FORMS.map((form) => ({ id: form, name: cardWords[look.language].forms[form] })),
      run: ({ cards, at }, form) => cards.add('shape', at, { form: isForm(form) ? form : 'rectangle' }),
    },
    draw: { icon: PenTool, whyNot: firstOf(byHand, mayWrite('drawing')), run: ({ canvas }) => canvas?.draw('pen') },
    mark: { icon: Highlighter, whyNot: firstOf(byHand, mayWrite('drawing')), run: ({ canvas }) => canvas?.draw('marker') },
    size,
    larger: resize(Maximize2, 1),
    smaller: resize(Minimize2, -1),
    wider: resizeAlong(UnfoldHorizontal, 'w', 1),
    narrower: resizeAlong(FoldHorizontal, 'w', -1),
    taller: resizeAlong(UnfoldVertical, 'h', 1),
    shorter: resizeAlong(FoldVertical, 'h', -1),
    lock: lock(Lock, true),
    unlock: lock(LockOpen, false),
  },
  words: {
    nl: {
      'add-text': { name: 'Nieuwe tekst', also: 'woorden letters kop titel' },
      'add-shape': { name: 'Nieuwe vorm', also: 'rechthoek ellips cirkel ruit blok' },
      draw: { name: 'Tekenen met een pen', also: 'lijn schets vrij stylus' },
      mark: { name: 'Tekenen met een dikke stift', also: 'markeren lijn stylus' },
      size: { name: 'Maat…', also: 'grootte breedte hoogte afmeting formaat kaart groter kleiner' },
      larger: { name: 'Kaart groter', also: 'maat vergroten breder hoger' },
      smaller: { name: 'Kaart kleiner', also: 'maat verkleinen smaller lager' },
      wider: { name: 'Kaart breder', also: 'maat breedte groter' },
      narrower: { name: 'Kaart smaller', also: 'maat breedte kleiner' },
      taller: { name: 'Kaart hoger', also: 'maat hoogte groter langer' },
      shorter: { name: 'Kaart lager', also: 'maat hoogte kleiner korter' },
      lock: { name: 'Op slot zetten', also: 'vastzetten vergrendelen' },
      unlock: { name: 'Van slot halen', also: 'losmaken ontgrendelen' },
    },
    en: {
      'add-text': { name: 'New text', also: 'words letters heading title' },
      'add-shape': { name: 'New shape', also: 'rectangle ellipse circle diamond block' },
      draw: { name: 'Draw with a pen', also: 'line sketch freehand stylus' },
      mark: { name: 'Draw with a thick marker', also: 'highlight line stylus' },
      size: { name: 'Size…', also: 'width height dimensions card larger smaller' },
      larger: { name: 'Card larger', also: 'size bigger wider higher' },
      smaller: { name: 'Card smaller', also: 'size reduce narrower lower' },
      wider: { name: 'Card wider', also: 'size width larger' },
      narrower: { name: 'Card narrower', also: 'size width smaller' },
      taller: { name: 'Card taller', also: 'size height larger higher' },
      shorter: { name: 'Card shorter', also: 'size height smaller lower' },
      lock: { name: 'Lock', also: 'fasten' },
      unlock: { name: 'Unlock', also: 'loosen' },
    },
  },
})
