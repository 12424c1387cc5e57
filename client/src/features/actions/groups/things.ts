import { mayResize, resizedBy } from '@visiebord/shared/board/geometry/resizing.ts'
import { SHAPE_FORMS, type ShapeForm } from '@visiebord/shared/board/schema.ts'
import { Highlighter, Lock, LockOpen, Maximize2, Minimize2, PenTool, Shapes, Type } from 'lucide-react'
import { cardWords } from '../../cards/words.ts'
import { type ActionSpec, actionGroup } from '../actionGroup.ts'
import { firstOf, mayChangeThem, mayWrite, mayWriteThem, onBoard, someCard, type WhyNot } from '../reasons.ts'

const sized: WhyNot = ({ ids, reader }) => (ids.some((id) => isSized(reader.cards.get(id))) ? undefined : 'oneSize')
const isSized = (card: Parameters<typeof mayResize>[0] | undefined): boolean => card !== undefined && mayResize(card)

const resize = (icon: NonNullable<ActionSpec['icon']>, steps: number): ActionSpec => ({
  icon,
  menus: ['card'],
  whyNot: firstOf(someCard, sized, mayChangeThem),
  run: ({ live, reader, ids }) => {
    for (const id of ids) {
      const card = reader.cards.get(id)
      const size = card === undefined || !mayResize(card) ? undefined : resizedBy(card, steps)
      if (size !== undefined) live.commands.resizeCard(id, size)
    }
  },
})

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
    'add-text': { icon: Type, menus: ['ground'], whyNot: firstOf(onBoard, mayWrite('text')), run: ({ canvas, at }) => canvas?.add('text', at) },
    'add-shape': {
      icon: Shapes,
      whyNot: firstOf(onBoard, mayWrite('shape')),
      choices: ({ look }) => SHAPE_FORMS.map((form) => ({ id: form, name: cardWords[look.language].forms[form] })),
      run: ({ canvas, at }, form) => canvas?.add('shape', at, { form: isForm(form) ? form : 'rectangle' }),
    },
    draw: { icon: PenTool, whyNot: firstOf(onBoard, mayWrite('drawing')), run: ({ canvas }) => canvas?.draw('pen') },
    mark: { icon: Highlighter, whyNot: firstOf(onBoard, mayWrite('drawing')), run: ({ canvas }) => canvas?.draw('marker') },
    larger: resize(Maximize2, 1),
    smaller: resize(Minimize2, -1),
    lock: lock(Lock, true),
    unlock: lock(LockOpen, false),
  },
  words: {
    nl: {
      'add-text': { name: 'Nieuwe tekst', also: 'woorden letters kop titel' },
      'add-shape': { name: 'Nieuwe vorm', also: 'rechthoek ellips cirkel ruit blok' },
      draw: { name: 'Tekenen met een pen', also: 'lijn schets vrij stylus' },
      mark: { name: 'Tekenen met een dikke stift', also: 'markeren lijn stylus' },
      larger: { name: 'Kaart groter', also: 'maat vergroten breder hoger' },
      smaller: { name: 'Kaart kleiner', also: 'maat verkleinen smaller lager' },
      lock: { name: 'Op slot zetten', also: 'vastzetten vergrendelen' },
      unlock: { name: 'Van slot halen', also: 'losmaken ontgrendelen' },
    },
    en: {
      'add-text': { name: 'New text', also: 'words letters heading title' },
      'add-shape': { name: 'New shape', also: 'rectangle ellipse circle diamond block' },
      draw: { name: 'Draw with a pen', also: 'line sketch freehand stylus' },
      mark: { name: 'Draw with a thick marker', also: 'highlight line stylus' },
      larger: { name: 'Card larger', also: 'size bigger wider higher' },
      smaller: { name: 'Card smaller', also: 'size reduce narrower lower' },
      lock: { name: 'Lock', also: 'fasten' },
      unlock: { name: 'Unlock', also: 'loosen' },
    },
  },
})
