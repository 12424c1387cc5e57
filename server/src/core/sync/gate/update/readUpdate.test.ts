import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readSmallValue, TOO_BIG } from './readSmallValue.ts'
import { readString } from './readString.ts'
import { readUpdate } from './readUpdate.ts'
import type { RawContent } from './rawUpdate.ts'
import { craftUpdate, gc, item, string, values } from '../test/craftUpdate.ts'
import { openGateRoom, openPage, participant } from '../test/gateRoom.ts'
import { seeded } from '../test/seeded.ts'
import { spentMs } from '../../../../test/spentMs.ts'

const idOf = (id: Y.ID | null): unknown => (id === null ? undefined : { client: id.client, clock: id.clock })

const nameOf = (content: RawContent | undefined): string =>
  content === undefined ? 'none' : content.type === 'foreign' ? content.name : { values: 'ContentAny', string: 'ContentString', deleted: 'ContentDeleted', map: 'ContentType', text: 'ContentType' }[content.type]

/** The same update as Yjs itself reads it. */
function asYjsReads(update: Uint8Array): unknown {
  return Y.decodeUpdate(update).structs.map((struct) => {
    const isItem = struct instanceof Y.Item
    return [struct.id.client, struct.id.clock, struct.length, isItem ? idOf(struct.origin) : undefined, isItem ? idOf(struct.rightOrigin) : undefined, isItem ? struct.content.constructor.name : 'none']
  })
}
function asWeRead(update: Uint8Array): unknown {
  const raw = readUpdate(update)
  if (raw === 'garbage' || 'ends' in raw) return raw
  return [...raw.structs.values()].flat().map((struct) => [struct.client, struct.clock, struct.length, struct.origin, struct.rightOrigin, nameOf(struct.content)])
}

function busyPage(seed: number): { doc: Y.Doc; outbox: Uint8Array[] } {
  const page = openPage(openGateRoom(), 'ann', participant, seed + 1)
  const random = seeded(seed)
  for (let i = 0; i < 40; i++) {
    const id = `c${random.below(8)}`
    if (!page.root('cards').has(id) || random.chance(0.2)) page.addCard(id, 'note', {}, 'één '.repeat(random.below(4)))
    else if (random.chance(0.3)) page.root('cards').delete(id)
    else if (random.chance(0.5)) page.text(id).insert(0, 'ab😀')
    else page.entry('cards', id).set('position', { x: random.below(900), y: 2.5 })
  }
  return page
}

describe('reading an update', () => {
  it('[G1] reads what Yjs reads', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { doc, outbox } = busyPage(seed)
      for (const update of [...outbox, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(outbox)]) expect(asWeRead(update), `seed ${seed}`).toEqual(asYjsReads(update))
    }
  })

  it('[G1] refuses every prefix of an update, and an update with something behind it', () => {
    const { outbox, doc } = busyPage(7)
    for (const update of [...outbox.slice(0, 6), Y.encodeStateAsUpdate(doc)]) {
      for (let length = 0; length < update.length; length++) expect(readUpdate(update.slice(0, length))).toBe('garbage')
      expect(readUpdate(Uint8Array.from([...update, 0]))).toBe('garbage')
    }
  })

  it('[G1] answers at once to a few bytes that claim millions of structs, deletions or values', () => {
    const huge = [0xff, 0xff, 0xff, 0x0f]
    const bombs = [
      [1, ...huge, 5, 0],
      [...huge, 1, 5, 0],
      [0, 1, 5, ...huge],
      [0, ...huge],
      [1, 1, 5, 0, 8, 1, 5, 99, 97, 114, 100, 115, ...huge],
      [1, 1, 5, 0, 8, 1, 1, 97, 1, 118, ...huge],
    ]
    for (const bomb of bombs) expect(readUpdate(Uint8Array.from(bomb))).toBe('garbage')
    const spent = spentMs(() => {
      for (let i = 0; i < 100; i++) for (const bomb of bombs) readUpdate(Uint8Array.from(bomb))
    })
    expect(spent / 600).toBeLessThan(1)
  })

  it('[G1] does not read a client twice, where Yjs would take the last and leave the rest pending', () => {
    const one = (clock: number) => ({ client: 5, clock, of: [item({ root: 'cards', key: 'a' }, values(1))] })
    expect(readUpdate(craftUpdate({ structs: [one(0), one(1)] }))).toBe('garbage')
    expect(readUpdate(craftUpdate({ deletions: [{ client: 5, ranges: [[0, 1]] }, { client: 5, ranges: [[1, 1]] }] }))).toBe('garbage')
  })

  it('[G1] reads no empty structs, no empty groups, and no ranges that are empty, overlap or run backwards', () => {
    for (const empty of [gc(0), item({ root: 'cards', key: 'a' }, values()), item({ root: 'cards' }, string(''))]) {
      expect(readUpdate(craftUpdate({ structs: [{ client: 5, clock: 0, of: [empty] }] }))).toBe('garbage')
    }
    expect(readUpdate(craftUpdate({ structs: [{ client: 5, clock: 0, of: [] }] }))).toBe('garbage')
    for (const ranges of [[[0, 0]], [[0, 2], [1, 2]], [[4, 1], [0, 1]]] as const) expect(readUpdate(craftUpdate({ deletions: [{ client: 5, ranges }] }))).toBe('garbage')
  })

  it('[G1] keeps ids and clocks where Yjs counts exactly', () => {
    expect(readUpdate(craftUpdate({ structs: [{ client: 2 ** 32, clock: 0, of: [gc(1)] }] }))).toBe('garbage')
    expect(readUpdate(craftUpdate({ structs: [{ client: 5, clock: 0, of: [gc(2 ** 31)] }] }))).toBe('garbage')
    expect(readUpdate(craftUpdate({ structs: [{ client: 5, clock: 2 ** 52, of: [gc(1)] }] }))).toBe('garbage')
    expect(readUpdate(craftUpdate({ deletions: [{ client: 5, ranges: [[2 ** 31, 1]] }] }))).toBe('garbage')
    expect(readUpdate(craftUpdate({ deletions: [{ client: 2 ** 32, ranges: [[0, 1]] }] }))).toBe('garbage')
  })

  it('[G1] says too much when a message holds more structs than two full boards need', () => {
    const of = Array.from({ length: 200_001 }, () => gc(1))
    expect(readUpdate(craftUpdate({ structs: [{ client: 5, clock: 0, of }] }))).toEqual({ ends: new Map([[5, 200_001]]) })
  })

  it('[G1] reads strings and small values exactly as Yjs does, short or long, with or without letters beyond ASCII', () => {
    const words = ['', 'x', 'position', 'é', 'a😀', 'x'.repeat(23), 'x'.repeat(24), 'é'.repeat(40), '\u007f', '\u0080', '__proto__', '\ufeffbom']
    for (const word of words) {
      for (const other of words) {
        const encoder = encoding.createEncoder()
        for (const held of [word, other]) encoding.writeVarString(encoder, held)
        encoding.writeAny(encoder, { [`k${word}`]: other, [`${other}!`]: 1.5, '\ufeff': null })
        const bytes = encoding.toUint8Array(encoder)
        const [ours, theirs] = [decoding.createDecoder(bytes), decoding.createDecoder(bytes)]
        expect([readString(ours), readString(ours), readSmallValue(ours)]).toEqual([decoding.readVarString(theirs), decoding.readVarString(theirs), decoding.readAny(theirs)])
        expect(ours.pos).toBe(bytes.length)
        for (let length = 0; length < bytes.length; length++) {
          const cut = decoding.createDecoder(bytes.subarray(0, length))
          expect(() => [readString(cut), readString(cut), readSmallValue(cut)]).toThrow()
        }
      }
    }
  })

  it('[G1] makes nothing of what is too big for a field', () => {
    const read = (value: Parameters<typeof encoding.writeAny>[1]): unknown => readSmallValue(decoding.createDecoder(encoding.encode((encoder) => encoding.writeAny(encoder, value))))
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]))
    expect([read(keys(8)), read(keys(9)), read([]), read({ a: [] }), read({ a: {} }), read({ a: 1, b: { c: 1 } })]).toEqual([keys(8), TOO_BIG, TOO_BIG, TOO_BIG, TOO_BIG, TOO_BIG])
    const nested = (depth: number): Parameters<typeof encoding.writeAny>[1] => (depth === 0 ? 1 : [nested(depth - 1)])
    expect(read(nested(100))).toBe(TOO_BIG)
    expect(() => read(nested(102))).toThrow(/nested/)
  })
})
