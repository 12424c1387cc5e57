/** What a verb works with. `write` is one transaction by this hand and one undo step. */
import type { Projection } from '../projection.ts'
import type { BoardRoots } from '../roots.ts'

export type CommandContext = {
  readonly roots: BoardRoots
  readonly read: Projection
  readonly newId: () => string
  readonly authorId: () => string | undefined
  /** The moment, RFC 3339 UTC with milliseconds; undefined where nobody said what time it is. */
  readonly now: () => string | undefined
  write(change: () => void): void
  /** One transaction by this hand that no undo takes back. */
  writeForGood(change: () => void): void
}
