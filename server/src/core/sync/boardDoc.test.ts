import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { BoardDoc } from './boardDoc.ts'
import { facilitator } from './gate/test/gateRoom.ts'
import { judge } from './gate/judge.ts'

const CLIENTS = [11, 22, 33]
const BOUND = { participantId: 'eva', closed: false, generation: 'g' }

/** Pages of one person that write on a board through the gate, each with its own Yjs client id. */
function table() {
  const seed = new Y.Doc()
  seed.clientID = 1
  for (const id of ['a', 'b']) seed.getMap('cards').set(id, new Y.Map<unknown>([['kind', 'note'], ['text', new Y.Text('x')], ['order', 'a0'], ['position', { x: 0, y: 0 }]]))
  const start = Y.encodeStateAsUpdate(seed)
  const copy = (): Y.Doc => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, start)
    return doc
  }
  /** What a board is that applies each message at once. */
  const eager = copy()
  const lazy = new BoardDoc(copy(), (error) => {
    throw error
  })
  const pages = CLIENTS.map((client) => {
    const doc = copy()
    doc.clientID = client
    return doc
  })
  const write = (page: number, change: (cards: Y.Map<Y.Map<unknown>>) => void): void => {
    const doc = pages[page]
    if (doc === undefined) throw new Error('no such page')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(eager))
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc.getMap('cards')))
    const update = Y.encodeStateAsUpdate(doc, before)
    const answer = judge({ update, doc: lazy.behind, queued: lazy.queued, participantId: 'eva', permission: facilitator, bindingOf: () => BOUND, generation: 'g', authorOf: () => undefined, limits: BOARD_LIMITS })
    if (answer.verdict !== 'write') {
      expect(answer.verdict).toBe('known')
      return
    }
    Y.applyUpdate(eager, update)
    lazy.gather({ bytes: answer.update, participantId: 'eva', decoded: answer.decoded })
  }
  return { eager, lazy, write }
}

test('[S162] whatever is moved, made, typed and deleted, flushed and stored in between: who asks gets what a document holds that applied each at once', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ is: fc.constant('move' as const), page: fc.nat(2), card: fc.constantFrom('a', 'b', 'n'), x: fc.nat(900) }) },
    fc.record({ is: fc.constant('make' as const), page: fc.nat(2) }),
    fc.record({ is: fc.constant('type' as const), page: fc.nat(2), card: fc.constantFrom('a', 'b', 'n') }),
    fc.record({ is: fc.constant('delete' as const), page: fc.nat(2), card: fc.constantFrom('b', 'n') }),
    { weight: 4, arbitrary: fc.constant({ is: 'flush' as const }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('store' as const), less: fc.nat(2) }) },
    fc.constant({ is: 'ask' as const }),
    fc.constant({ is: 'look' as const }),
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
      const { eager, lazy, write } = table()
      let seq = 0
      let durableSeq = 0
      /** Of what was flushed as each number; and when all was durable last. */
      const vectors = [Y.encodeStateVector(eager)]
      let settled = vectors[0] ?? new Uint8Array()
      const relayed = new Y.Doc()
      Y.applyUpdate(relayed, Y.encodeStateAsUpdate(eager))
      const holds = (vector: Uint8Array, other: Uint8Array | undefined): boolean => [...Y.decodeStateVector(other ?? new Uint8Array([0]))].every(([client, clock]) => (Y.decodeStateVector(vector).get(client) ?? 0) >= clock)
      const flush = (): void => {
        const update = lazy.flush(seq + 1)
        if (!update) return
        seq += 1
        vectors.push(Y.encodeStateVector(eager))
        Y.applyUpdate(relayed, update)
      }
      for (const each of steps) {
        if (each.is === 'move') write(each.page, (cards) => cards.get(each.card)?.set('position', { x: each.x, y: 1 }))
        if (each.is === 'make') write(each.page, (cards) => cards.set('n', new Y.Map<unknown>([['kind', 'note'], ['text', new Y.Text('n')], ['order', 'a1']])))
        if (each.is === 'type') write(each.page, (cards) => (cards.get(each.card)?.get('text') as Y.Text | undefined)?.insert(0, 'é'))
        if (each.is === 'delete') write(each.page, (cards) => cards.delete(each.card))
        if (each.is === 'flush') flush()
        if (each.is === 'store' && durableSeq < seq) {
          durableSeq = Math.max(durableSeq, seq - each.less)
          lazy.stored(durableSeq)
          if (durableSeq === seq) {
            settled = vectors[seq] ?? settled
            lazy.settled()
          }
        }
        if (each.is === 'ask') {
          // While something is under way it may say less than what is durable: then somebody gets a little twice.
          const said = lazy.durableVector()
          expect([holds(vectors[durableSeq] ?? settled, said), holds(said, settled)]).toEqual([true, true])
        }
        if (each.is === 'look' && durableSeq === seq) lazy.look()
      }
      flush()
      expect(lazy.doc.getMap('cards').toJSON()).toEqual(eager.getMap('cards').toJSON())
      expect(relayed.getMap('cards').toJSON()).toEqual(eager.getMap('cards').toJSON())
      const fromBytes = new Y.Doc()
      Y.applyUpdate(fromBytes, lazy.encoded())
      expect(fromBytes.getMap('cards').toJSON()).toEqual(eager.getMap('cards').toJSON())
    }),
    { numRuns: 200 },
  )
})
