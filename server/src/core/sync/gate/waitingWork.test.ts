import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { craftUpdate, gc, item, string, values } from './test/craftUpdate.ts'
import { WaitingWork } from './waitingWork.ts'

const EMPTY = Uint8Array.of(0, 0)

function typed(keys: number): { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('words')
  for (let key = 0; key < keys; key++) text.insert(key % 7, `${key % 10}`)
  return { doc, updates }
}

describe('what waits for the first SyncStep2', () => {
  it.each([0, 1, 2, 3, 7, 500])('[G41] %i messages become one that holds all of them, whatever SyncStep2 repeats', (count) => {
    const { doc, updates } = typed(count)
    for (const step2 of [EMPTY, Y.encodeStateAsUpdate(doc)]) {
      const waiting = new WaitingWork()
      for (const update of updates) expect(waiting.add(update)).toBe('waits')
      expect([waiting.messages, [...waiting.clients]]).toEqual([count, count === 0 ? [] : [doc.clientID]])
      const copy = new Y.Doc()
      Y.applyUpdate(copy, waiting.with(step2))
      expect(copy.getText('words').toJSON()).toBe(doc.getText('words').toJSON())
      expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
    }
  })

  it('[G41] two thousand keystrokes wait, one more does not; nor does more than 4 MiB', () => {
    const { updates } = typed(2_001)
    const waiting = new WaitingWork()
    expect(updates.map((update) => waiting.add(update)).indexOf('too-much')).toBe(2_000)
    const large = new WaitingWork()
    const mebibyte = craftUpdate({ structs: [{ client: 5, clock: 0, of: [item({ root: 'words' }, string('x'.repeat(1_048_576)))] }] })
    expect([0, 1, 2, 3].map(() => large.add(mebibyte))).toEqual(['waits', 'waits', 'waits', 'too-much'])
  })

  it('[G41] what would take long to merge does not wait: many structs in many messages, however few bytes', () => {
    const waiting = new WaitingWork()
    let bytes = 0
    let word = 'waits'
    for (let message = 0; word === 'waits'; message++) {
      const update = craftUpdate({ structs: Array.from({ length: 30 }, (_, client) => ({ client: 60_000 - client * 2_000 - message, clock: 0, of: [gc(1)] })) })
      bytes += update.length
      word = waiting.add(update)
    }
    expect(word).toBe('too-much')
    expect(bytes).toBeLessThan(200_000)
    const deletions = new WaitingWork()
    const ranges = Array.from({ length: 9_000 }, (_, index) => [index * 2, 1] as const)
    const answers = Array.from({ length: 30 }, () => deletions.add(craftUpdate({ deletions: [{ client: 5, ranges }] })))
    expect(answers.indexOf('too-much')).toBeLessThan(8)
    expect(answers[3]).toBe('waits')
  })

  it('[G41] a paste of 5,000 cards and some moves wait', () => {
    const waiting = new WaitingWork()
    const card = Array.from({ length: 9 }, () => item({ root: 'cards', key: 'x' }, values('some text')))
    const paste = craftUpdate({ structs: [{ client: 5, clock: 0, of: Array.from({ length: 5_000 }, () => card).flat() }] })
    expect(waiting.add(paste)).toBe('waits')
    for (let move = 0; move < 5; move++) expect(waiting.add(craftUpdate({ structs: [{ client: 5, clock: 45_000 + move, of: [gc(1)] }] }))).toBe('waits')
  })

  it('[G41] what no Yjs client writes is never merged, and more structs than a message may hold are too much with their ids', () => {
    const bad = [[], [0], [1, 0], [1, 1, 5, 0, 0, 0, 0], [2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0], [0, 0, 0]]
    for (const bytes of bad) expect(new WaitingWork().add(Uint8Array.from(bytes))).toBe('garbage')
    const waiting = new WaitingWork()
    expect(waiting.add(craftUpdate({ structs: [{ client: 7, clock: 0, of: Array.from({ length: 200_001 }, () => gc(1)) }] }))).toBe('too-much')
    expect([...waiting.clients]).toEqual([7])
  })
})
