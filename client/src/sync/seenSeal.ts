import { isAllStored, type StoredCount } from './storedCount.ts'

/**
 * The last snapshot number that everything in this document has lived through: the `sealed` of the next connection.
 * [S5] A newer number counts only once all that was sent before it is judged; otherwise work of a round that is over
 * would come back as work of the next.
 */
export type SeenSeal = {
  readonly number: number
  readonly waiting?: { readonly number: number; readonly sent: number | undefined }
}

/** A view told of snapshot `number` while this much had been sent. */
export function sawSeal(seal: SeenSeal, number: number, count: StoredCount): SeenSeal {
  if (number <= (seal.waiting?.number ?? seal.number)) return seal
  return judgedSeal({ number: seal.number, waiting: { number, sent: count.step2Sent ? count.sent : undefined } }, count)
}

/** Something was sent or stored: the waiting number may count now. */
export function judgedSeal(seal: SeenSeal, count: StoredCount): SeenSeal {
  const { waiting } = seal
  if (waiting === undefined || !count.step2Sent) return seal
  const sent = waiting.sent ?? count.sent
  if (count.stored >= sent) return { number: waiting.number }
  return waiting.sent === sent ? seal : { number: seal.number, waiting: { number: waiting.number, sent } }
}

/** The line broke: what was sent and not judged comes again with the next SyncStep2, under the old number. */
export const lostLine = (seal: SeenSeal, count: StoredCount): SeenSeal => (isAllStored(count) ? judgedSeal(seal, count) : { number: seal.number })
