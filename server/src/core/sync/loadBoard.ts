import * as Y from 'yjs'
import type { BoardParts, Folding } from '../ports/folding.ts'
import { packRows } from '../ports/packRows.ts'
import type { Clock } from '../ports/system.ts'
import { StoreFailure, type Store, type StoredBoard } from '../ports/store.ts'
import { hasPending } from './rewriting/openParts.ts'
import { readRowsUntil } from './rewriting/readParts.ts'

/** The document takes the place of the bytes that it was made from: nobody holds a board twice. */
export type LoadedBoard = Omit<StoredBoard, 'state' | 'log'> & {
  readonly doc: Y.Doc
  /** All of it as one update, where a thread has encoded it already: that takes a large board longer than the event loop has. */
  readonly whole?: Uint8Array
  readonly stateBytes: number
  readonly logBytes: number
}

export type LoadParts = {
  readonly store: Pick<Store, 'readBoard' | 'readRows'>
  readonly clock: Clock
  readonly folding: Pick<Folding, 'split'>
  /** Nobody is on any other board: a moment in which the event loop is held costs nobody anything, and starting a thread would cost who waits. */
  readonly isAlone?: boolean
}

/** A state larger than this, bytes, takes Yjs longer to apply than the event loop has; a thread takes it apart first. */
const SMALL_STATE = 80 * 1024
/** A larger one is taken apart in a thread even when nobody else is there: who comes meanwhile waits some tenths of a second at most. */
const MOST_STATE_ALONE = 2 * 1024 * 1024
/** So many rows are read and applied here. */
const FEW_ROWS = 500
/** Rows applied per turn of the event loop: some milliseconds. */
const ROWS_A_TURN = 500
/** Pieces are applied for this long, ms, before others have their turn. */
const TURN_MS = 4
/** A compaction may change the rows that are just being read; hardly twice. */
const ATTEMPTS = 3

const corrupt = (boardId: string, what: string, cause?: unknown): StoreFailure =>
  new StoreFailure('corrupt', `board ${boardId} cannot be read: ${what}`, cause === undefined ? {} : { cause })

const turn = (clock: Clock): Promise<void> => new Promise<void>((resolve) => void clock.after(0, resolve))

/** The whole board or StoreFailure naming it; never an empty one in its place. Holds the event loop for some milliseconds at a time. */
export async function loadBoard(boardId: string, parts: LoadParts): Promise<LoadedBoard> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await loadOnce(boardId, parts)
    } catch (error) {
      if (attempt < ATTEMPTS && error instanceof StoreFailure && error.kind === 'conflict') continue
      throw error
    }
  }
}

async function loadOnce(boardId: string, { store, clock, folding, isAlone = false }: LoadParts): Promise<LoadedBoard> {
  const stored = await store.readBoard(boardId, FEW_ROWS)
  if (stored === undefined) throw corrupt(boardId, 'it is not in the store')
  const read = checkSequence(boardId, stored)
  const stateBytes = stored.state?.bytes.length ?? 0
  let logBytes = stored.log.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let opened: Pick<LoadedBoard, 'doc' | 'whole'>
  if (stateBytes <= (isAlone ? MOST_STATE_ALONE : SMALL_STATE) && read === stored.seq) opened = { doc: await openHere(boardId, stored, clock) }
  else {
    const after = stored.state?.seq ?? 0
    const more = await readRowsUntil(store, { boardId, after: read, until: stored.seq })
    if (more.seq !== stored.seq) throw new StoreFailure('conflict', `board ${boardId} is written while it is opened`)
    logBytes += more.rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
    opened = await openAside(boardId, { state: stored.state?.bytes, rows: [packRows(after, stored.log.map((row) => row.bytes)), ...more.rows] }, { clock, folding })
  }
  if (hasPending(opened.doc)) throw corrupt(boardId, 'a part of its history is missing')
  const { generation, seq, bindings, authors } = stored
  return { generation, seq, bindings, authors, ...opened, stateBytes, logBytes }
}

/** Answers the number of the last row in hand. */
function checkSequence(boardId: string, stored: StoredBoard): number {
  let seq = stored.state?.seq ?? 0
  for (const row of stored.log) {
    seq += 1
    if (row.seq !== seq) throw corrupt(boardId, `row ${seq} of its log is missing`)
  }
  if (seq !== stored.seq && stored.log.length < FEW_ROWS) throw corrupt(boardId, `its log ends at ${seq}, not at ${stored.seq}`)
  return seq
}

function applyRow(doc: Y.Doc, bytes: Uint8Array): void {
  // Throws at once on damaged bytes, where applying them may run for long. A large state was read back when it was made, and its checksum holds.
  if (bytes.length <= SMALL_STATE) Y.decodeUpdate(bytes)
  Y.applyUpdate(doc, bytes)
}

async function openHere(boardId: string, stored: StoredBoard, clock: Clock): Promise<Y.Doc> {
  const doc = new Y.Doc()
  if (stored.state) {
    try {
      applyRow(doc, stored.state.bytes)
    } catch (cause) {
      throw corrupt(boardId, `its state at ${stored.state.seq} is damaged`, cause)
    }
  }
  for (let start = 0; start < stored.log.length; start += ROWS_A_TURN) {
    doc.transact(() => {
      for (const row of stored.log.slice(start, start + ROWS_A_TURN)) {
        try {
          applyRow(doc, row.bytes)
        } catch (cause) {
          throw corrupt(boardId, `row ${row.seq} of its log is damaged`, cause)
        }
      }
    })
    if (start + ROWS_A_TURN < stored.log.length) await turn(clock)
  }
  return doc
}

async function openAside(boardId: string, parts: BoardParts, { clock, folding }: Pick<LoadParts, 'clock' | 'folding'>): Promise<Pick<LoadedBoard, 'doc' | 'whole'>> {
  const { pieces, whole, vector } = await folding.split(parts).catch((cause: unknown) => {
    throw new StoreFailure('unavailable', `board ${boardId} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  const doc = new Y.Doc()
  let startedAt = clock.elapsed()
  for (const piece of pieces) {
    if (clock.elapsed() - startedAt >= TURN_MS) {
      await turn(clock)
      startedAt = clock.elapsed()
    }
    Y.applyUpdate(doc, piece)
  }
  if (Buffer.compare(Y.encodeStateVector(doc), vector) !== 0) throw corrupt(boardId, 'its parts do not come together')
  return { doc, whole }
}
