import type { CardKind } from '@visiebord/shared/board/schema.ts'

/** A card that is to be written: of which kind, with what besides its words. */
export type WriteAsked = { readonly kind?: CardKind; readonly fields?: Readonly<Record<string, unknown>> }

/** Ways to do something in the list from outside it. */
export type ListControls = {
  /** Opens the form for a card in this section; without one, in the group of the row that has the keyboard, else in the one that is read. */
  readonly write: (asked: WriteAsked, sectionId?: string) => void
  readonly showSection: (sectionId: string) => void
  readonly showRoadmap: () => void
}
