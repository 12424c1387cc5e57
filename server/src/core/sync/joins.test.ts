import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { createManualClock } from '../../test/room/manualClock.ts'
import { Joins, type JoinsParts } from './joins.ts'
import { encodeSyncStep2 } from './wire.ts'

const WHOLE = Uint8Array.of(1, 2, 3)
const ENCODED = Uint8Array.of(4, 5, 6)

/** Joins of a board of version 0 that came with `whole`, and what is encoded here beside it. */
function opened(whole: Uint8Array | undefined) {
  let encodings = 0
  const work = {
    doc: new Y.Doc(), version: 0, isSettled: true, waitsSince: undefined, generation: 'g1',
    encoded: () => {
      encodings++
      return ENCODED
    },
  } as { -readonly [K in keyof JoinsParts['work']]: JoinsParts['work'][K] }
  const clock = createManualClock()
  const joins = new Joins({ work, clock, load: () => Promise.reject(new Error('not asked for')), ...(whole === undefined ? {} : { whole }) })
  const heard: Uint8Array[] = []
  const ask = (): void => joins.ask({ send: (frame) => heard.push(frame) }, undefined)
  return { work, joins, ask, heard, encodings: () => encodings }
}

test('[S3] a board that a thread has opened is not encoded here once more for who asks for all first', () => {
  const { ask, heard, encodings } = opened(WHOLE)
  ask()
  ask()
  expect(heard).toEqual([encodeSyncStep2(WHOLE), encodeSyncStep2(WHOLE)])
  expect(encodings()).toBe(0)
})

test('[S3] what the thread encoded is given to nobody once the board has gone on', () => {
  const { work, joins, ask, heard, encodings } = opened(WHOLE)
  Object.assign(work, { version: 1 })
  joins.answer()
  Object.assign(work, { version: 0 }) // it is gone for good, not only passed over
  ask()
  expect(heard).toEqual([encodeSyncStep2(ENCODED)])
  expect(encodings()).toBe(1)
})

test('[S3] nor when the board goes on in the moment in which it is asked for', () => {
  const { work, ask, heard } = opened(WHOLE)
  Object.assign(work, { version: 1 })
  ask()
  expect(heard).toEqual([encodeSyncStep2(ENCODED)])
})
