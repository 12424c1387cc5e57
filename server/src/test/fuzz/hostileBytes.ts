import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { createDocOf, seededRandom } from '../room/seededDoc.ts'
import { message, say } from '../room/wireSocket.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
const V1_COUNT = [0xff, 0xff, 0xff, 0xff, 0x07] // 2³¹ - 1

function someDoc(seed: number): Y.Doc {
  const doc = createDocOf(seededRandom(seed))
  doc.getMap('cards').set('c', new Y.Map<unknown>([['kind', 'note'], ['text', new Y.Text('één loket')], ['position', { x: 1, y: 2.5 }]]))
  doc.getArray('list').insert(0, [1, 'twee', { drie: [4] }])
  doc.getText('words').insert(0, 'x'.repeat(30 * seed))
  doc.getMap('cards').delete('c')
  return doc
}

/** Bytes that made some Yjs server hang or fill its memory, or that claim to be more than they are. By name. */
export function hostilePayloads(random: () => number): ReadonlyMap<string, Uint8Array> {
  const payloads = new Map<string, Uint8Array>([
    ['nothing', new Uint8Array(0)],
    ['run lengths without end (yjs#687)', hex('00010000000001000100010200001602000001fdffffffff7f0000')],
    ['no update at all (yjs#479)', Uint8Array.from(Buffer.from('garbagedoc', 'base64'))],
    ['two billion clients', Uint8Array.from([...V1_COUNT, 1, 5, 0])],
    ['two billion structs', Uint8Array.from([1, ...V1_COUNT, 5, 0])],
    ['two billion deleted clients', Uint8Array.from([0, ...V1_COUNT])],
    ['two billion deleted ranges', Uint8Array.from([0, 1, 5, ...V1_COUNT])],
    ['one range of two billion', Uint8Array.from([0, 1, 5, 1, 0, ...V1_COUNT])],
    ['two billion values', Uint8Array.from([1, 1, 5, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, ...V1_COUNT])],
    ['an object of two billion keys', Uint8Array.from([1, 1, 5, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, 1, 118, ...V1_COUNT])],
    ['a deletion of two billion', Uint8Array.from([1, 1, 5, 0, 0x21, 1, 5, 99, 97, 114, 100, 115, 1, 97, ...V1_COUNT, 0])],
    ['a skip of two billion', Uint8Array.from([1, 1, 5, 0, 10, ...V1_COUNT, 0])],
    ['garbage-collected two billion', Uint8Array.from([1, 1, 5, 0, 0, ...V1_COUNT, 0])],
    ['empty structs', Uint8Array.from([1, 3, 5, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a number that never ends', new Uint8Array(60_000).fill(0xff)],
    ['a number beyond 2⁵³', Uint8Array.from([1, 1, ...Array.from({ length: 12 }, () => 0xff), 1, 0])],
    ['nested lists', Uint8Array.from([1, 1, 5, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, 1, ...Array.from({ length: 60_000 }, (_, index) => (index % 2 === 0 ? 117 : 1))])],
    ['a string of two billion letters', Uint8Array.from([1, 1, 5, 0, 4, 1, 5, 99, 97, 114, 100, 115, ...V1_COUNT, 97])],
  ])
  for (let seed = 1; seed <= 4; seed++) {
    const doc = someDoc(seed)
    payloads.set(`an update in the second encoding ${seed}`, Y.encodeStateAsUpdateV2(doc))
    payloads.set(`a difference in the second encoding ${seed}`, Y.encodeStateAsUpdateV2(doc, Y.encodeStateVector(new Map([[doc.clientID, 3]]))))
  }
  for (const byte of [0, 1, 0x7e, 0x7f, 0x80]) payloads.set(`60,000 × ${byte}`, new Uint8Array(60_000).fill(byte))
  for (let index = 0; index < 60; index++) payloads.set(`random bytes ${index}`, Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256)))
  return payloads
}

/** Every way in which a client can hand bytes to the server. */
export const WAYS: ReadonlyMap<string, (payload: Uint8Array) => Uint8Array> = new Map([
  ['as a message', (payload: Uint8Array) => payload],
  ['as a state vector', (payload: Uint8Array) => say.sync('step1', payload)],
  ['as SyncStep2', (payload: Uint8Array) => say.sync('step2', payload)],
  ['as an update', (payload: Uint8Array) => say.sync('update', payload)],
  ...[1, 103].map((type) => [`as the body of ${type}`, (payload: Uint8Array) => message(type, (encoder) => encoding.writeVarUint8Array(encoder, payload))] as const),
  ['behind 3', (payload: Uint8Array) => Uint8Array.from([3, ...payload])],
  ['behind 106', (payload: Uint8Array) => Uint8Array.from([106, ...payload])],
])
