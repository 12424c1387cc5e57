import type { Generated } from 'kysely'

/** The rows as the newest migration leaves them, for kysely. */
export type Tables = {
  workshops: { id: string; version: number; title: string; created_at: string; state: string; sha256: string }
  workshop_events: {
    number: Generated<number>
    workshop_id: string
    version: number
    type: string
    at: string
    participant_id: string | null
    body: string
  }
  boards: { board_id: string; generation: string; seq: number; weighed_seq: number | null; ledger_sum: Generated<number> }
  board_state: { board_id: string; seq: number; bytes: Uint8Array; sha256: string; at: string | null }
  board_log: { board_id: string; seq: number; generation: string; bytes: Uint8Array; sha256: string; participants: string; at: string }
  bindings: { board_id: string; client: number; participant_id: string; generation: string; closed: number }
  card_authors: { board_id: string; card_id: string; participant_id: string }
  snapshots: {
    workshop_id: string
    number: number
    round_id: string
    sealed_at: string
    sha256: string
    previous_sha256: string | null
    record: string
    record_sha256: string
    state: Uint8Array
    state_sha256: string
  }
  images: { workshop_id: string; file: string; bytes: Uint8Array; width: number; height: number; participant_id: string; at: string }
  links: { workshop_id: string; role: string; token: string; token_hash: string }
  sessions: { token_hash: string; workshop_id: string; participant_id: string; created_at: string; expires_at: string }
  deleted_workshops: { id: string }
  facts: { name: string; value: string }
}
