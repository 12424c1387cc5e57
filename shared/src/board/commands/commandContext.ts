/** What a verb works with. `write` is one transaction by this hand and one undo step. */
import type { Projection } from '../projection.ts'
import type { BoardRoots } from '../roots.ts'

export type CommandContext = {
  readonly roots: BoardRoots
  readonly read: Projection
  readonly newId: () => string
  readonly authorId: () => string | undefined
  write(change: () => void): void
}
