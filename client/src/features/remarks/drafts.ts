import type { OpenWorkshop } from '../../state/openWorkshop.ts'

export type Draft = { readonly words: string; /** Chosen from the list, so that a name that was only typed tells nobody. */ readonly named: readonly { readonly id: string; readonly name: string }[] }
const NONE: Draft = { words: '', named: [] }

const drafts = new WeakMap<OpenWorkshop, Map<string, Draft>>()

/** What is being written under a card and not placed yet: it outlives the panel, not the page. */
export const draftOf = (workshop: OpenWorkshop, cardId: string): Draft => drafts.get(workshop)?.get(cardId) ?? NONE

export function keepDraft(workshop: OpenWorkshop, cardId: string, draft: Draft): void {
  const kept = drafts.get(workshop) ?? new Map<string, Draft>()
  drafts.set(workshop, kept)
  if (draft.words.trim() === '') kept.delete(cardId)
  else kept.set(cardId, draft)
}
