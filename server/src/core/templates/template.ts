import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { NewRound } from '../workshop/decidePlanRound.ts'
import type { PartyWish } from '../workshop/settleParties.ts'

/** What a workshop begins with. Party ids in `board` are the template's own and are matched by name. */
export type Template = {
  readonly parties: readonly (PartyWish & { readonly id: string })[]
  readonly rounds: readonly NewRound[]
  /** Absent: an empty board. */
  readonly board?: BoardContent
}
