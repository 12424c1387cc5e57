import type { DatabaseSync } from 'node:sqlite'
import { StoreFailure } from '../../core/ports/store.ts'
import type { BoardWrite } from '../../core/ports/store.ts'
import { checksumOf } from './checksum.ts'
import { authorSum, bindingSum } from './ledgerSum.ts'
import type { AtStep } from './storeSteps.ts'

type Update = NonNullable<BoardWrite['update']>
type Bound = { readonly client: number; readonly participantId: string }

/**
 * Appends to the log of a board, by sentences that are prepared once: two hundred boards write thirty times a second each.
 * Throws StoreFailure('conflict') when it does not follow what is there. A row that is there already word for word is what was asked:
 * the thread that stored it died before it could say so.
 */
export function prepareBoardWrites(file: DatabaseSync, at?: AtStep): (write: BoardWrite) => void {
  // Raising the number is the check as well: nothing is raised when generation or number do not fit.
  const raise = file.prepare('update boards set seq = ?1 where board_id = ?2 and generation = ?3 and seq = ?1 - 1')
  const append = file.prepare('insert into board_log (board_id, seq, generation, bytes, sha256, participants, at) values (?, ?, ?, ?, ?, ?, ?)')
  const head = file.prepare('select generation, seq from boards where board_id = ?')
  const sameRow = file.prepare('select 1 from board_log where board_id = ? and seq = ? and generation = ? and sha256 = ? and participants = ? and at = ?')
  const bound = file.prepare('select participant_id, generation, closed from bindings where board_id = ? and client = ?')
  const bind = file.prepare('insert into bindings (board_id, client, participant_id, generation, closed) values (?, ?, ?, ?, ?)')
  const close = file.prepare('update bindings set closed = 1 where board_id = ? and client = ?')
  const bring = file.prepare('insert into card_authors (board_id, card_id, participant_id) values (?, ?, ?) on conflict do nothing')
  const addSum = file.prepare('update boards set ledger_sum = (ledger_sum + ?) & 4294967295 where board_id = ?')

  function requireGeneration({ boardId, generation }: BoardWrite): number {
    const board = head.get(boardId)
    if (board === undefined) throw new StoreFailure('conflict', `board ${boardId} does not exist`)
    if (board['generation'] !== generation) throw new StoreFailure('conflict', `board ${boardId} is of another generation`)
    return Number(board['seq'])
  }

  function appendRow(write: BoardWrite, { seq, bytes, participantIds, at: when }: Update): void {
    const { boardId, generation } = write
    const sha256 = checksumOf(bytes)
    const participants = JSON.stringify(participantIds)
    if (raise.run(seq, boardId, generation).changes === 1) {
      append.run(boardId, seq, generation, bytes, sha256, participants, when)
      return
    }
    const last = requireGeneration(write)
    if (sameRow.get(boardId, seq, generation, sha256, participants, when) !== undefined) return
    throw new StoreFailure('conflict', `board ${boardId} is at ${last}, not before ${seq}`)
  }

  /** Answers what it adds to the sum of the ledger. */
  function bindClient({ boardId, generation }: BoardWrite, { client, participantId }: Bound, closed: 0 | 1): number {
    const known = bound.get(boardId, client)
    if (known === undefined) {
      bind.run(boardId, client, participantId, generation, closed)
      return bindingSum(boardId, { client, participant_id: participantId, generation, closed })
    }
    if (known['participant_id'] !== participantId) throw new StoreFailure('conflict', `client ${client} of board ${boardId} is somebody else's`)
    if (closed === 0 || known['closed'] !== 0) return 0
    close.run(boardId, client)
    const row = { client, participant_id: participantId, generation: String(known['generation']) }
    return bindingSum(boardId, { ...row, closed: 1 }) - bindingSum(boardId, { ...row, closed: 0 })
  }

  function bringCard(boardId: string, cardId: string, participantId: string): number {
    return bring.run(boardId, cardId, participantId).changes === 0 ? 0 : authorSum(boardId, { card_id: cardId, participant_id: participantId })
  }

  return (write) => {
    const { boardId } = write
    at?.('board:before', boardId)
    if (write.update === undefined) requireGeneration(write)
    else appendRow(write, write.update)
    at?.('board:after-row', boardId)
    let added = 0
    for (const one of write.bind ?? []) added += bindClient(write, one, 0)
    for (const one of write.close ?? []) added += bindClient(write, one, 1)
    for (const { cardId, participantId } of write.authors ?? []) added += bringCard(boardId, cardId, participantId)
    if (added !== 0) addSum.run(added, boardId)
    at?.('board:after', boardId)
  }
}
