import fc from 'fast-check'
import { contentOf } from '@visiebord/shared/board/content.ts'
import { openHub, receive, send, settle } from '@visiebord/shared/board/test/peer.ts'
import { seeded } from '@visiebord/shared/board/test/random.ts'
import { randomCommand } from '@visiebord/shared/board/test/randomCommand.ts'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import type { BoardParts } from '../../ports/folding.ts'
import { packRows } from '../../ports/packRows.ts'
import { foldBoard } from './foldBoard.ts'
import { hasPending, openParts } from './openParts.ts'
import { rewriteBoard } from './rewriteBoard.ts'
import { sameContent } from './sameContent.ts'
import { splitBoard } from './splitBoard.ts'

const SOAK = process.env['SOAK'] === '1'
const RUNS = SOAK ? 1_000 : 25
const SEED = Number(process.env['SEED'] ?? 4711)

type History = { readonly doc: Y.Doc; readonly parts: BoardParts }

/** Four hands at work, apart and together, as a server stores it: a state of the first rows, and the rest as rows. */
function historyOf(seed: number, acts: number): History {
  const random = seeded(seed)
  const hub = openHub(4)
  const rows: Uint8Array[] = []
  hub.doc.on('update', (update: Uint8Array) => void rows.push(update))
  for (let act = 0; act < acts; act++) {
    const peer = random.pick(hub.peers)
    if (peer === undefined) throw new Error('no peer')
    randomCommand(peer, random)
    for (const each of hub.peers) {
      if (random.chance(0.4)) send(hub, each, 1 + random.below(3))
      if (random.chance(0.4)) receive(each, 1 + random.below(5))
    }
    if (act % 40 === 0) addUnknown(hub.doc, act)
  }
  settle(hub)
  const cut = random.below(rows.length + 1)
  const before = new Y.Doc()
  for (const row of rows.slice(0, cut)) Y.applyUpdate(before, row)
  const middle = cut + random.below(rows.length - cut + 1)
  return {
    doc: hub.doc,
    parts: { state: Y.encodeStateAsUpdate(before), rows: [packRows(cut, rows.slice(cut, middle)), packRows(middle, rows.slice(middle))] },
  }
}

/** Fields of a release that is not there yet. */
function addUnknown(doc: Y.Doc, act: number): void {
  const inside = new Y.Map<unknown>()
  inside.set('deep', new Y.Map([['n', act]]))
  inside.set('list', Y.Array.from(['a', null, 1.5]))
  inside.set('words', new Y.Text('ends with a line break\n'))
  doc.transact(() => {
    doc.getMap('meta').set('__proto__', { at: [act, null, 'é'] })
    doc.getMap('meta').set(`later${act}`, inside)
    const card = [...doc.getMap('cards').values()][0]
    if (card instanceof Y.Map) card.set('later', inside.clone())
  })
}

const histories = fc.record({ seed: fc.integer({ min: 0, max: 2 ** 31 }), acts: fc.integer({ min: 0, max: 160 }) })
const forAll = (holds: (history: History) => void): void =>
  fc.assert(
    fc.property(histories, ({ seed, acts }) => holds(historyOf(seed, acts))),
    { seed: SEED, numRuns: RUNS },
  )

describe(`any history (seed ${SEED}, ${RUNS} runs)`, () => {
  test('[DB44] folded: the same structs and the same deletions, nothing in the air', () => {
    forAll(({ doc, parts }) => {
      const folded = foldBoard(parts)
      const again = new Y.Doc()
      Y.applyUpdate(again, folded.bytes)
      expect(hasPending(again)).toBe(false)
      expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc))).toBe(true)
      expect(folded.vector).toEqual(Y.encodeStateVector(doc))
    })
  })

  test('[DB45] rewritten: the same content to the last unknown field, by one client, no deletion left', () => {
    forAll(({ doc, parts }) => {
      const rewritten = rewriteBoard(parts)
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, rewritten.bytes)
      expect(contentOf(fresh)).toEqual(contentOf(doc))
      expect(sameContent(fresh, doc)).toBe(true)
      expect([hasPending(fresh), Y.snapshot(fresh).ds.clients.size]).toEqual([false, 0])
      expect(fresh.store.clients.size).toBeLessThanOrEqual(1)
      expect(rewritten.foldedBytes).toBe(Y.encodeStateAsUpdate(openParts(parts)).length)
    })
  })

  test('[DB46] taken apart: no piece waits for a later one, and together they are the board', () => {
    forAll(({ doc, parts }) => {
      const { pieces, whole, vector } = splitBoard(parts, 7)
      const joined = new Y.Doc()
      for (const piece of pieces) {
        Y.applyUpdate(joined, piece)
        expect(hasPending(joined)).toBe(false)
      }
      expect(Y.equalSnapshots(Y.snapshot(joined), Y.snapshot(doc))).toBe(true)
      expect(sameContent(joined, doc)).toBe(true)
      expect(whole).toEqual(Y.encodeStateAsUpdate(openParts(parts)))
      expect(vector).toEqual(Y.encodeStateVector(doc))
    })
  })
})
