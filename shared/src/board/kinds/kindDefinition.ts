import type { TextRoom } from '../geometry/textRoom.ts'
import type { Rule } from '../valueRules.ts'
import type { Size } from '../values.ts'
import type { CardBase } from './cardBase.ts'

/** The fields that belong to this kind alone. */
export type OwnField<C extends CardBase> = Exclude<keyof C, keyof CardBase | 'kind'> & string

type RequiredField<C extends CardBase> = { [F in OwnField<C>]: undefined extends C[F] ? never : F }[OwnField<C>]

/** All that is known of one kind of card without drawing it. Each kind has a file here; `kindTable.ts` names them all. */
export type KindDefinition<C extends CardBase> = {
  /** What each of its own fields may hold. */
  readonly fields: { readonly [F in OwnField<C>]-?: Rule }
  /**
   * Fields without which it is not whole: they are never removed, and an import must bring them. The value given here is
   * written into a new card and read in place of one that is missing; where none is given, what lacks the field is no card.
   */
  readonly required: { readonly [F in RequiredField<C>]: { readonly otherwise?: C[F] } }
  /** How large it is when nobody sized it. */
  readonly size: Size
  /** How a hand makes it larger: freely, its width only (its words say how high it is), by its own ratio, or not at all. */
  readonly resize: 'free' | 'across' | 'ratio' | 'none'
  /** Where on it the text stands. */
  readonly room: TextRoom
  /** Where that depends on the card; undefined when its words are not written on it. */
  roomOf?(card: C, size: Size): TextRoom | undefined
}
