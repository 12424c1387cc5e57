import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { checksumOf } from './checksum.ts'
import { ledgerSum } from './ledgerSum.ts'

/** What is left of a board: everything that can be read and is what was written. */
export type BoardHealth = {
  readonly boardId: string
  /** What is damaged, one sentence each; empty when the board is whole. */
  readonly damages: readonly string[]
  /** The newest content that is sure, and where it comes from; undefined when nothing in this database is. */
  readonly good: { readonly state: Uint8Array; readonly from: string; /** Rows of the log behind it that will be missing. */ readonly lostRows: number } | undefined
}

type Row = Readonly<Record<string, unknown>>
const bytesOf = (row: Row | undefined, name: string): Uint8Array | undefined => {
  const value = row?.[name]
  return value instanceof Uint8Array ? value : undefined
}

/** How many of these updates follow on in a document, from the first, and what they make. */
function applyWhileGood(updates: readonly Uint8Array[]): { readonly count: number; readonly doc: Y.Doc } {
  const doc = new Y.Doc()
  for (const [index, bytes] of updates.entries()) {
    try {
      Y.decodeUpdate(bytes) // throws at once on damaged bytes, where applying them may run for long
      Y.applyUpdate(doc, bytes)
      if (doc.store.pendingStructs === null && doc.store.pendingDs === null) continue
    } catch {
      // as below
    }
    return applyWhileGood(updates.slice(0, index))
  }
  return { count: updates.length, doc }
}

/** One row after the other as long as all is well. SQLite itself may fail on a damaged page: then the rows before it are what is left. */
function readGoodRows(file: DatabaseSync, boardId: string, from: { readonly seq: number; readonly generation: string }): { readonly rows: readonly { readonly bytes: Uint8Array; readonly at: string }[]; readonly damage: string | undefined } {
  const rows: { bytes: Uint8Array; at: string }[] = []
  const next = file.prepare('select generation, bytes, sha256, at from board_log where board_id = ? and seq = ?')
  const last = Number(file.prepare('select seq from boards where board_id = ?').get(boardId)?.['seq'])
  for (let seq = from.seq + 1; seq <= last; seq++) {
    let row: Row | undefined
    try {
      row = next.get(boardId, seq)
    } catch {
      return { rows, damage: `row ${seq} cannot be read` }
    }
    const bytes = bytesOf(row, 'bytes')
    if (row === undefined) return { rows, damage: `row ${seq} is missing` }
    if (bytes === undefined || checksumOf(bytes) !== row['sha256']) return { rows, damage: `row ${seq} does not match its checksum` }
    if (row['generation'] !== from.generation) return { rows, damage: `row ${seq} is of another generation` }
    rows.push({ bytes, at: String(row['at']) })
  }
  return { rows, damage: undefined }
}

/** The state of the newest sealed round that is what was written. */
function newestSeal(file: DatabaseSync, boardId: string): { readonly number: number; readonly sealedAt: string; readonly state: Uint8Array } | undefined {
  const seals = file.prepare('select number, sealed_at from snapshots where workshop_id = ? order by number desc').all(boardId)
  for (const seal of seals) {
    const number = Number(seal['number'])
    try {
      const row = file.prepare('select state, state_sha256 from snapshots where workshop_id = ? and number = ?').get(boardId, number)
      const state = bytesOf(row, 'state')
      if (state !== undefined && checksumOf(state) === row?.['state_sha256']) return { number, sealedAt: String(seal['sealed_at']), state }
    } catch {
      continue // this one is damaged too; an older one may be whole
    }
  }
  return undefined
}

function ledgerIsWhole(file: DatabaseSync, boardId: string): boolean {
  try {
    const bindings = file.prepare('select client, participant_id, generation, closed from bindings where board_id = ?').all(boardId)
    const authors = file.prepare('select card_id, participant_id from card_authors where board_id = ?').all(boardId)
    const sum = ledgerSum(
      boardId,
      bindings.map((row) => ({ client: Number(row['client']), participant_id: String(row['participant_id']), generation: String(row['generation']), closed: Number(row['closed']) })),
      authors.map((row) => ({ card_id: String(row['card_id']), participant_id: String(row['participant_id']) })),
    )
    return sum === file.prepare('select ledger_sum from boards where board_id = ?').get(boardId)?.['ledger_sum']
  } catch {
    return false
  }
}

/** Looks at every byte of one board. Throws nothing for damage: that is what it tells. */
export function examineBoard(file: DatabaseSync, boardId: string): BoardHealth {
  const damages: string[] = []
  const board = file.prepare('select generation, seq from boards where board_id = ?').get(boardId)
  if (board === undefined) return { boardId, damages: ['it is not in the database'], good: undefined }
  if (!ledgerIsWhole(file, boardId)) damages.push('its ids and authors do not match their checksum')
  let state: Row | undefined
  try {
    state = file.prepare('select seq, bytes, sha256 from board_state where board_id = ?').get(boardId)
  } catch {
    state = undefined
  }
  const bytes = bytesOf(state, 'bytes')
  if (bytes === undefined || checksumOf(bytes) !== state?.['sha256'] || applyWhileGood([bytes]).count === 0) {
    damages.push(bytes === undefined ? 'its state is missing' : `its state at ${String(state?.['seq'])} does not match its checksum`)
    const seal = newestSeal(file, boardId)
    const lostRows = Number(file.prepare('select count(*) as n from board_log where board_id = ?').get(boardId)?.['n'])
    return { boardId, damages, good: seal && { state: seal.state, from: `the sealed round ${seal.number} of ${seal.sealedAt}`, lostRows } }
  }
  const from = Number(state['seq'])
  const { rows, damage } = readGoodRows(file, boardId, { seq: from, generation: String(board['generation']) })
  const { count, doc } = applyWhileGood([bytes, ...rows.map((row) => row.bytes)])
  const good = count - 1
  if (good < rows.length) damages.push(`row ${from + count} cannot be applied`)
  else if (damage !== undefined) damages.push(damage)
  const lastAt = rows[good - 1]?.at
  const lostRows = Number(board['seq']) - from - good
  return { boardId, damages, good: { state: Y.encodeStateAsUpdate(doc), from: lastAt === undefined ? `its state at ${from}` : `its last good row, of ${lastAt}`, lostRows } }
}

/**
 * Cuts a damaged board back to what is good of it, as a new generation: pages that hold more bring their own work in again. All or nothing.
 * Nobody else may have the database open for writing on this board meanwhile.
 */
export function cutBack(file: DatabaseSync, { boardId, good }: BoardHealth, generation: string): void {
  if (good === undefined) throw new TypeError(`nothing of board ${boardId} is good`)
  file.exec('begin immediate')
  try {
    const seq = Number(file.prepare('select seq from boards where board_id = ?').get(boardId)?.['seq'])
    file.prepare('delete from board_log where board_id = ?').run(boardId)
    file.prepare('delete from board_state where board_id = ?').run(boardId)
    file.prepare('insert into board_state (board_id, seq, bytes, sha256) values (?, ?, ?, ?)').run(boardId, seq, good.state, checksumOf(good.state))
    // No id of an earlier generation may write any more, so what a damaged row says of it does no harm; authors stay as they can be read.
    file.prepare('delete from bindings where board_id = ?').run(boardId)
    const authors = file.prepare('select card_id, participant_id from card_authors where board_id = ?').all(boardId)
    const sum = ledgerSum(boardId, [], authors.map((row) => ({ card_id: String(row['card_id']), participant_id: String(row['participant_id']) })))
    file.prepare('update boards set generation = ?, weighed_seq = null, ledger_sum = ? where board_id = ?').run(generation, sum, boardId)
    file.exec('commit')
  } catch (error) {
    if (file.isTransaction) file.exec('rollback')
    throw error
  }
}
