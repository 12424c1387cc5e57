import { oneOf } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const LETTER_SIZES = ['small', 'normal', 'large'] as const
export type LetterSize = (typeof LETTER_SIZES)[number]
/** Plain words on the board, without paper. `letters` is missing where they are of the normal size. */
export type TextCard = CardBase & { readonly kind: 'text'; readonly letters?: LetterSize }

/** Board units: the smallest on a note, the largest on a note, a statement in the room. */
const LETTERS: Readonly<Record<LetterSize, number>> = { small: 17.6, normal: 26, large: 44 }
const AROUND = { left: 4, right: 4, top: 3, under: 3, lineHeight: 1.18, weight: 'medium' } as const
const roomFor = (letters: LetterSize) => ({ ...AROUND, largest: LETTERS[letters], smallest: LETTERS[letters] })

export const text: KindDefinition<TextCard> = {
  fields: { letters: oneOf(LETTER_SIZES) },
  required: {},
  size: { w: 320, h: 40 },
  resize: 'across',
  room: roomFor('normal'),
  // somebody chose how large: the words do not fit themselves, the box grows
  roomOf: ({ letters = 'normal' }) => roomFor(letters),
}
