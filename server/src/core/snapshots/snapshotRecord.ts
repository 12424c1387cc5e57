import { createHash } from 'node:crypto'
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { SnapshotContent } from '@visiebord/shared/protocol/view.ts'
import type { Party, Round } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept } from '@visiebord/shared/workshop/refusals.ts'
import { canonicalJson } from './canonicalJson.ts'

export type Unsealed = {
  readonly workshopId: string
  readonly number: number
  readonly sealedAt: string
  readonly previousSha256: string | null
  readonly content: SnapshotContent
}

const byId = <T extends { readonly id: string }>(things: readonly T[]): readonly T[] => things.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** [SEAL2] What a record holds. Every list is sorted by id in UTF-16 code units; people's names are not in it. */
export const snapshotContent = (board: BoardContent, parties: readonly Party[], rounds: readonly Round[]): SnapshotContent => ({
  schema: board.schema,
  parties: byId(parties),
  rounds: byId(rounds),
  ballots: [],
  cards: byId(board.cards),
  sections: byId(board.sections),
  lanes: byId(board.lanes),
  links: byId(board.links),
  timeline: board.timeline,
  ...(board.remarks === undefined ? {} : { remarks: byId(board.remarks) }),
})

/** [SEAL3] The hash of a record, and the record as JSON text with the hash in it; both in RFC 8785 form. */
export function sealRecord(unsealed: Unsealed): Outcome<{ readonly sha256: string; readonly record: string }> {
  const { content, number, previousSha256, sealedAt, workshopId } = unsealed
  const hashed = canonicalJson({ content, number, previousSha256, sealedAt, workshopId })
  if (!hashed.ok) return hashed
  const sha256 = createHash('sha256').update(hashed.value, 'utf8').digest('hex')
  const record = canonicalJson({ content, number, previousSha256, sealedAt, sha256, workshopId })
  return record.ok ? accept({ sha256, record: record.value }) : record
}
