/** In the order of weight in which it is told. */
export const WHATS = [
  'commented', 'added', 'moved', 'removed', 'changed', 'shifted',
  'section-added', 'section-renamed', 'section-removed', 'lane-added', 'lane-renamed', 'lane-removed', 'linked', 'unlinked', 'reacted',
] as const
export type What = (typeof WHATS)[number]

export type Place = { readonly of: 'section' | 'lane' | 'project'; readonly title: string } | { readonly of: 'free' }

/** One thing that others did, as it stands at the moment of telling. */
export type Told = {
  readonly what: What
  /** Where it is now; of what is gone where it was. */
  readonly place?: Place
  /** Names of those who did it, as far as that is known. */
  readonly by: readonly string[]
  /** The words of the card, or the title. */
  readonly text: string
  /** It touches this reader: a card of theirs, or one they have in hand. */
  readonly mine: boolean
}
