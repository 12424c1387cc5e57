import type { BoardWrite, LinkRow, SessionRow, StoredSnapshot, StoreWrite } from '../../core/ports/store.ts'
import { WORKSHOP_FORM, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'

/** Small valid things to put into a store; every field can be overruled. */
export const AT = '2026-11-22T09:00:00.000Z'

export const bytesOf = (...values: number[]): Uint8Array => Uint8Array.from(values)

export const workshopState = (id: string, changes: Partial<WorkshopState> = {}): WorkshopState => ({
  id,
  title: `Workshop ${id}`,
  language: 'nl',
  createdAt: AT,
  version: 1,
  parties: [],
  rounds: [],
  participants: [],
  snapshots: [],
  exportsFor: ['facilitator'],
  form: WORKSHOP_FORM,
  ...changes,
})

export const workshopWrite = (state: WorkshopState, basedOn = state.version - 1): StoreWrite => ({
  type: 'workshop',
  write: { state, basedOn, events: [{ type: 'changed', at: AT, participantId: 'p1', body: { version: state.version } }] },
})

export const boardSeed = (boardId: string, changes: { generation?: string; seq?: number; bytes?: Uint8Array } = {}): StoreWrite => ({
  type: 'board-state',
  boardId,
  generation: 'g1',
  seq: 0,
  bytes: bytesOf(0, 0),
  ...changes,
})

export const boardWrite = (boardId: string, seq: number, bytes: Uint8Array, more: Partial<BoardWrite> = {}): StoreWrite => ({
  type: 'board',
  write: { boardId, generation: 'g1', update: { seq, bytes, participantIds: ['p1'], at: AT }, ...more },
})

export const linkRow = (workshopId: string, role: LinkRow['role'], token: string): LinkRow => ({ workshopId, role, token, tokenHash: `hash-of-${token}` })

export const sessionRow = (workshopId: string, participantId: string, tokenHash: string): SessionRow => ({
  tokenHash,
  workshopId,
  participantId,
  createdAt: AT,
  expiresAt: '2026-12-22T09:00:00.000Z',
})

export const snapshotOf = (workshopId: string, number: number, changes: Partial<StoredSnapshot> = {}): StoredSnapshot => ({
  workshopId,
  number,
  roundId: `r${number}`,
  sealedAt: AT,
  sha256: `sha-${number}`,
  previousSha256: number === 1 ? null : `sha-${number - 1}`,
  record: JSON.stringify({ number, text: '“Één” 🌳 \u2028' }),
  state: bytesOf(number, 255, 0),
  ...changes,
})
