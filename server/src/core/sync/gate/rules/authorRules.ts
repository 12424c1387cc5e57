import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { PlacedStruct } from '../placedStruct.ts'

export type Writer = { readonly participantId: string; authorOf(cardId: string): string | undefined }

/** [G11] A card carries the name of who first brought its id, or of who writes it now. An undo may bring another's card back. */
export function authorProblem(writer: Writer, { struct, place }: PlacedStruct): Refusal | undefined {
  if (typeof place === 'string' || place.key !== 'authorId' || struct.content?.type !== 'values') return undefined
  if (place.in.level !== 'entry' || place.in.root !== 'cards') return undefined
  for (const value of struct.content.values) {
    if (value !== writer.participantId && value !== writer.authorOf(place.in.entry)) return refuse('author-not-you')
  }
  return undefined
}

/** Ids of cards that come for the first time: nobody is recorded as their author. */
export function newCardsIn(structs: readonly PlacedStruct[], writer: Writer): readonly string[] {
  const ids = new Set<string>()
  for (const { makes } of structs) {
    if (makes?.level === 'entry' && makes.root === 'cards' && writer.authorOf(makes.entry) === undefined) ids.add(makes.entry)
  }
  return [...ids]
}
