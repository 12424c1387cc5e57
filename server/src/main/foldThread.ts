/** Folds, rewrites and splits whole boards, one after the other, until it is ended. Started by foldDesk.ts. */
import { parentPort } from 'node:worker_threads'
import { FOLDINGS } from '../core/sync/rewriting/foldingHere.ts'
import type { FoldAnswer, FoldOrder } from './foldDesk.ts'

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes))

function answer({ number, work, parts }: FoldOrder): void {
  try {
    const done = FOLDINGS[work](parts)
    const transfer: ArrayBuffer[] = []
    const give = (bytes: Uint8Array): Uint8Array => {
      const given = own(bytes)
      transfer.push(given.buffer)
      return given
    }
    const value = 'pieces' in done ? { ...done, pieces: done.pieces.map(give), whole: give(done.whole) } : { ...done, bytes: give(done.bytes) }
    parentPort?.postMessage({ number, value } satisfies FoldAnswer, transfer)
  } catch (error) {
    parentPort?.postMessage({ number, failed: error instanceof Error ? error.message : String(error) } satisfies FoldAnswer)
  }
}

parentPort?.on('message', answer)
