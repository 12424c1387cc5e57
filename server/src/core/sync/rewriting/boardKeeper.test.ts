import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../../adapters/memory/memoryStore.ts'
import { type Bench, createBench } from '../../../test/room/bench.ts'
import type { Folding } from '../../ports/folding.ts'
import { StoreFailure, type Store } from '../../ports/store.ts'
import { createFoldingHere } from './foldingHere.ts'

const HOUR = 3_600_000

/** Two cards with so many letters, dragged about: much history, little content. */
function draggedBoard(options: { readonly moves?: number; readonly letters?: number } = {}): Y.Doc {
  const doc = new Y.Doc()
  for (const id of ['c1', 'c2']) {
    const card = new Y.Map<unknown>([['kind', 'note'], ['order', 'a0']])
    doc.getMap('cards').set(id, card)
    card.set('text', new Y.Text(id.repeat((options.letters ?? 2) / 2)))
  }
  return drag(doc, options)
}

function drag(doc: Y.Doc, options: { readonly moves?: number } = {}): Y.Doc {
  for (let move = 0; move < (options.moves ?? 10_000); move++) (doc.getMap('cards').get(`c${1 + (move % 2)}`) as Y.Map<unknown>).set('position', { x: move, y: 0 })
  return doc
}

async function storedDoc(bench: Bench, id = 'w1'): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const board = await bench.store.readBoard(id)
  for (const bytes of [board?.state?.bytes, ...(board?.log ?? []).map((row) => row.bytes)]) if (bytes) Y.applyUpdate(doc, bytes)
  return doc
}

/** As if people had worked on it just now. */
async function worked(bench: Bench, doc: Y.Doc, id = 'w1'): Promise<void> {
  const board = await bench.store.readBoard(id)
  if (board === undefined) throw new Error('no board')
  const update = { seq: board.seq + 1, bytes: Y.encodeStateAsUpdate(doc), participantIds: ['anna'], at: new Date(bench.clock.now()).toISOString() }
  await bench.store.commit([{ type: 'board', write: { boardId: id, generation: board.generation, update, bind: [{ client: doc.clientID, participantId: 'anna' }], authors: [{ cardId: 'c1', participantId: 'anna' }] } }])
}

const generationOf = async (bench: Bench, id = 'w1'): Promise<string | undefined> => (await bench.store.readBoard(id))?.generation
const rewrittenLines = (bench: Bench): string[] => bench.lines.filter((line) => line.includes('was rewritten'))

/** A folding of which a test holds the rewriting in hand. */
function heldFolding(): { readonly folding: Folding; readonly rewrites: string[]; hold: boolean; fail: Error | undefined; release(): void } {
  const here = createFoldingHere()
  const waiting: (() => void)[] = []
  const held = {
    rewrites: [] as string[],
    hold: false,
    fail: undefined as Error | undefined,
    release: () => {
      for (const go of waiting.splice(0)) go()
    },
    folding: {
      ...here,
      async rewrite(parts) {
        held.rewrites.push('rewrite')
        if (held.hold) await new Promise<void>((resolve) => void waiting.push(resolve))
        if (held.fail) throw held.fail
        return here.rewrite(parts)
      },
    } satisfies Folding,
  }
  return held
}

describe('a board at rest', () => {
  test('[DB49] is rewritten once nobody has changed it for six hours: a new generation, the same content, its authors, what ids were whose', async () => {
    const bench = await createBench()
    const before = await generationOf(bench)
    const doc = draggedBoard()
    await worked(bench, doc)
    await bench.clock.advance(5.9 * HOUR)
    expect(await generationOf(bench)).toBe(before)
    await bench.clock.advance(0.5 * HOUR)
    const board = await bench.store.readBoard('w1')
    expect(board?.generation).not.toBe(before)
    expect([board?.seq, board?.log]).toEqual([1, []])
    expect(board?.state?.bytes.length).toBeLessThan(1_000)
    expect([board?.authors.get('c1'), board?.bindings.get(doc.clientID)]).toEqual(['anna', { participantId: 'anna', closed: false, generation: before }])
    const { cards } = await (await bench.hub.open('w1')).content()
    expect(cards.map((card) => [card.id, card.text, card.position])).toEqual([['c1', 'c1', { x: 9_998, y: 0 }], ['c2', 'c2', { x: 9_999, y: 0 }]])
    expect(rewrittenLines(bench)).toHaveLength(1)
  })

  test('[DB49] is rewritten once, and again only after it was changed and came to rest again', async () => {
    const bench = await createBench()
    await worked(bench, draggedBoard())
    await bench.clock.advance(30 * HOUR)
    expect(rewrittenLines(bench)).toHaveLength(1)
    await worked(bench, drag(await storedDoc(bench)))
    await bench.clock.advance(30 * HOUR)
    expect(rewrittenLines(bench)).toHaveLength(2)
  })

  test('[DB49] never while somebody is connected, however long nobody moves', async () => {
    const bench = await createBench()
    const before = await generationOf(bench)
    await worked(bench, draggedBoard())
    const anna = await bench.peer('anna')
    await bench.clock.advance(12 * HOUR)
    expect([anna.socket.closed, await generationOf(bench)]).toEqual([undefined, before])
    anna.leave()
    await bench.clock.advance(0.5 * HOUR)
    expect(await generationOf(bench)).not.toBe(before)
  })

  test('[DB49] small boards and boards that would not be half as large are left alone, and not tried again until they change', async () => {
    const held = heldFolding()
    const bench = await createBench({ folding: held.folding })
    await bench.addBoard('w2', { anna: 'participant' })
    await bench.addBoard('w3', { anna: 'participant' })
    const before = [await generationOf(bench, 'w2'), await generationOf(bench, 'w3')]
    await worked(bench, draggedBoard({ moves: 100 }), 'w2')
    await worked(bench, draggedBoard({ moves: 100, letters: 70_000 }), 'w3')
    await bench.clock.advance(48 * HOUR)
    expect([await generationOf(bench, 'w2'), await generationOf(bench, 'w3')]).toEqual(before)
    expect(held.rewrites).toHaveLength(1)
    await worked(bench, drag(await storedDoc(bench, 'w3'), { moves: 2 }), 'w3')
    await bench.clock.advance(48 * HOUR)
    expect(held.rewrites).toHaveLength(2)
  })
})

describe('while it is rewritten', () => {
  test('[DB50] who joins waits for the outcome and gets the new board; who knew the old one is told to start afresh', async () => {
    const held = heldFolding()
    const bench = await createBench({ folding: held.folding })
    const before = await generationOf(bench)
    await worked(bench, draggedBoard())
    held.hold = true
    await bench.clock.advance(6.5 * HOUR)
    expect(held.rewrites).toHaveLength(1)
    let opened: string | undefined
    const opening = bench.hub.open('w1').then((room) => (opened = room.generation))
    await bench.clock.advance(5_000)
    expect(opened).toBeUndefined()
    held.release()
    await bench.clock.settle()
    await opening
    expect(opened).toBe(await generationOf(bench))
    expect(opened).not.toBe(before)
    expect((await bench.socket({ participantId: 'anna', generation: before ?? '' })).closed).toBe(4409)
    expect((await bench.peer('anna')).cards()).toEqual(['c1', 'c2'])
  })

  test('[DB50] a plain client that comes back with the old document merges nothing of it', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('kept')
    await bench.clock.advance(1_000)
    anna.leave()
    await worked(bench, draggedBoard())
    const beforehand = new Y.Doc()
    Y.applyUpdate(beforehand, Y.encodeStateAsUpdate(anna.doc))
    anna.doc.getMap('cards').delete('kept')
    await bench.clock.advance(7 * HOUR)
    expect(rewrittenLines(bench)).toHaveLength(1)
    const back = await bench.peer('anna', anna.doc)
    await bench.clock.advance(1_000)
    expect(back.socket.closed === 4409 || back.socket.refusedWith !== undefined).toBe(true)
    const { cards } = await (await bench.hub.open('w1')).content()
    expect(cards.map((card) => card.id)).toEqual(['c1', 'c2', 'kept'])
  })

  test('[DB50] what another process writes meanwhile wins: nothing is replaced', async () => {
    const held = heldFolding()
    const bench = await createBench({ folding: held.folding })
    const before = await generationOf(bench)
    await worked(bench, draggedBoard())
    held.hold = true
    await bench.clock.advance(6.5 * HOUR)
    const late = new Y.Doc()
    late.getMap('meta').set('late', 1)
    await worked(bench, late)
    held.release()
    await bench.clock.advance(0.5 * HOUR)
    const board = await bench.store.readBoard('w1')
    expect([board?.generation, board?.seq, board?.log.length]).toEqual([before, 2, 2])
    expect(rewrittenLines(bench)).toEqual([])
    held.hold = false
    await bench.clock.advance(7 * HOUR)
    expect(rewrittenLines(bench)).toHaveLength(1)
  })

  test('[DB50] a store that takes nothing leaves the board as it is, and it is tried again later', async () => {
    const bench = await createBench()
    const before = await generationOf(bench)
    await worked(bench, draggedBoard())
    bench.weather.fails = new StoreFailure('unavailable', 'disk full')
    await bench.clock.advance(8 * HOUR)
    expect(await generationOf(bench)).toBe(before)
    bench.weather.clear()
    await bench.clock.advance(0.5 * HOUR)
    expect(await generationOf(bench)).not.toBe(before)
  })

  test('[DB51] a board that cannot be rewritten is named once and left as it is; the others have their turn', async () => {
    const bench = await createBench()
    await bench.addBoard('w2', { anna: 'participant' })
    const strange = draggedBoard({ moves: 12_000 })
    strange.getMap('ballots').set('of a later release', 1)
    const before = await generationOf(bench)
    await worked(bench, strange)
    await worked(bench, draggedBoard(), 'w2')
    await bench.clock.advance(30 * HOUR)
    expect(await generationOf(bench)).toBe(before)
    expect(bench.lines.filter((line) => /board w1/.test(line))).toEqual([expect.stringMatching(/left as it is.*root/)])
    expect(rewrittenLines(bench)).toEqual([expect.stringMatching(/board w2/)])
  })

  test('[DB51] a board that cannot even be read is named once', async () => {
    const store = createMemoryStore()
    const damaged: Store = { ...store, readState: () => Promise.reject(new StoreFailure('corrupt', 'board w1: the state at 0 does not match its checksum')) }
    const bench = await createBench({ store: damaged })
    await worked(bench, draggedBoard())
    await bench.clock.advance(30 * HOUR)
    expect(bench.lines).toEqual([expect.stringMatching(/board w1.*checksum/)])
  })

  test('[DB50] stopping does not wait for it, and nothing is stored afterwards', async () => {
    const held = heldFolding()
    const bench = await createBench({ folding: held.folding })
    const before = await generationOf(bench)
    await worked(bench, draggedBoard())
    held.hold = true
    await bench.clock.advance(6.5 * HOUR)
    await bench.hub.stop()
    held.release()
    await bench.clock.advance(24 * HOUR)
    expect([await generationOf(bench), held.rewrites.length, bench.lines]).toEqual([before, 1, []])
  })
})
