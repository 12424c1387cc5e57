import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'

const LIMIT = 2 ** 32

type BindingRow = { readonly client: number; readonly participant_id: string; readonly generation: string; readonly closed: number }
type AuthorRow = { readonly card_id: string; readonly participant_id: string }

/**
 * What one row adds to the sum of its board. The sum is kept with the board and changes by what is added and taken away, so that a row that
 * was changed, is gone or came from elsewhere is found without a checksum in each of thousands of small rows.
 */
export const bindingSum = (boardId: string, row: BindingRow): number => crc32([boardId, row.client, row.participant_id, row.generation, row.closed].join('\0'))
export const authorSum = (boardId: string, row: AuthorRow): number => crc32([boardId, row.card_id, row.participant_id].join('\0'))

export function ledgerSum(boardId: string, bindings: readonly BindingRow[], authors: readonly AuthorRow[]): number {
  let sum = 0
  for (const row of bindings) sum += bindingSum(boardId, row)
  for (const row of authors) sum += authorSum(boardId, row)
  return sum % LIMIT
}

/** For the migration that makes the first sums. */
export function defineLedgerSum(file: DatabaseSync): void {
  file.function('ledger_row_sum', { varargs: true, deterministic: true }, (...values) => crc32(values.join('\0')))
}
