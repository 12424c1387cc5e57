import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DurableVector } from './durableVector.ts'

const sorted = (encoded: Uint8Array): readonly (readonly [number, number])[] => [...Y.decodeStateVector(encoded)].toSorted(([a], [b]) => a - b)

test('[S11] whatever is written before it is durable, the vector says what the store has', () => {
  const step = fc.oneof(
    fc.record({ is: fc.constant('write' as const), client: fc.integer({ min: 1, max: 4 }), letters: fc.integer({ min: 1, max: 3 }) }),
    fc.constant({ is: 'settle' as const }),
    fc.constant({ is: 'ask' as const }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const doc = new Y.Doc()
      const vector = new DurableVector(() => doc)
      let durable = Y.encodeStateVector(doc)
      for (const each of steps) {
        if (each.is === 'write') {
          const writer = new Y.Doc()
          Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc))
          writer.clientID = each.client
          const before = Y.encodeStateVector(writer)
          writer.getText('t').insert(0, 'x'.repeat(each.letters))
          vector.goOn([each.client])
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer, before))
        } else if (each.is === 'settle') {
          durable = Y.encodeStateVector(doc)
          vector.settled()
        } else expect(sorted(vector.encoded())).toEqual(sorted(durable))
      }
      expect(sorted(vector.encoded())).toEqual(sorted(durable))
    }),
  )
})
