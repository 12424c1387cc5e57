import { deepStrictEqual } from 'node:assert/strict'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { awarenessFrame, moveUpdate, newCard, newNote, updateFrame } from './craft.ts'

const CLIENT = 2_000_000_007
const MOVES = 200

/** Throws when the crafted bytes are not exactly those that Yjs and y-protocols write for the same work. */
export function proveCrafted(): void {
  const real = new Y.Doc()
  real.clientID = CLIENT
  const written: Uint8Array[] = []
  real.on('update', (update: Uint8Array) => written.push(update))
  const card = newNote({ x: 0, y: 7 }, 'Wat we delen')
  real.transact(() => real.getMap('cards').set('card', card))

  const made = newCard(CLIENT, 'card', { x: 0, y: 7 })
  const crafted = [made.update]
  for (let turn = 1; turn <= MOVES; turn++) {
    card.set('position', { x: turn * 37, y: -turn })
    crafted.push(moveUpdate(CLIENT, made.nextClock + turn - 1, turn === 1 ? made.positionClock : made.nextClock + turn - 2, { x: turn * 37, y: -turn }))
  }
  deepStrictEqual(crafted.map((one) => Buffer.from(one).toString('hex')), written.map((one) => Buffer.from(one).toString('hex')), 'crafted updates differ from those of Yjs')

  const copy = new Y.Doc()
  for (const update of crafted) Y.applyUpdate(copy, update)
  deepStrictEqual(copy.getMap('cards').toJSON(), real.getMap('cards').toJSON())
  deepStrictEqual([...Y.decodeStateVector(Y.encodeStateVector(copy))], [...Y.decodeStateVector(Y.encodeStateVector(real))])

  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeUpdate(encoder, made.update)
  deepStrictEqual(updateFrame(made.update), encoding.toUint8Array(encoder))

  const awareness = new Awareness(real)
  awareness.setLocalState({ cursor: { x: 1, y: 2 } })
  const said = encoding.createEncoder()
  encoding.writeVarUint(said, 1)
  encoding.writeVarUint8Array(said, encodeAwarenessUpdate(awareness, [CLIENT]))
  deepStrictEqual(awarenessFrame(CLIENT, awareness.meta.get(CLIENT)?.clock ?? -1, '{"cursor":{"x":1,"y":2}}'), encoding.toUint8Array(said))
  awareness.destroy()
  real.destroy()
  copy.destroy()
}
