/** A checksum of what each board knows of ids and authors (ledgerSum.ts): these rows are many and small, and have none of their own. */
export const ledgerSums: readonly string[] = [
  `alter table boards add column ledger_sum integer not null default 0`,
  `update boards set ledger_sum = (
    coalesce((select sum(ledger_row_sum(board_id, client, participant_id, generation, closed)) from bindings where board_id = boards.board_id), 0) +
    coalesce((select sum(ledger_row_sum(board_id, card_id, participant_id)) from card_authors where board_id = boards.board_id), 0)
  ) & 4294967295`,
]
