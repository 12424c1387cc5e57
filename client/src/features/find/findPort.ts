import type { Match } from './findMatches.ts'

/** How the board, or the list, shows what was found. */
export type FindPort = {
  readonly isInView: (match: Match) => boolean
  /** Marks all that was found, and which one it is now. */
  readonly light: (matches: readonly Match[], now: Match | undefined) => void
  /** Brings it into view, out from under the search itself. `near`: close enough to read, where it is far away. */
  readonly show: (match: Match, options: { readonly under: DOMRect | undefined; readonly near: boolean }) => void
  /** Gives it the keyboard. Answers whether it could. */
  readonly take: (match: Match) => boolean
}
