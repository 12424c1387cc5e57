import { oneOf } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const NOTE_MARKS = ['same', 'different'] as const
export type NoteMark = (typeof NOTE_MARKS)[number]
export type NoteCard = CardBase & { readonly kind: 'note'; readonly mark?: NoteMark }

export const note: KindDefinition<NoteCard> = {
  fields: { mark: oneOf(NOTE_MARKS) },
  required: {},
  size: { w: 220, h: 198 }, // LOOK §2
  resize: 'free',
  room: { left: 12, right: 12, top: 36, under: 12, largest: 26, smallest: 17.6, lineHeight: 1.18, weight: 'medium' },
}
