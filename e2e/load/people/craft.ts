/**
 * Messages of a person as bytes, without a document behind them: two hundred Y.Docs in one process would measure themselves.
 * `proveCrafted` compares them with what Yjs and y-protocols write.
 */
import { encodeMotionFrame, MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import { encodeMotion, type Motion } from '@visiebord/shared/protocol/motion.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Yjs: a value of its own in a map, with what stood there before as its origin. */
const ANY_IN_A_MAP_AFTER = 8 | 0x20 | 0x80

export type Point = { readonly x: number; readonly y: number }

/** A note and where its life begins: the clock of its position, and the clock of the next write of this client. */
export type NewCard = { readonly update: Uint8Array; readonly positionClock: number; readonly nextClock: number }

const framed = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A card as the product makes it. */
export function newNote(position: Point, text: string): Y.Map<unknown> {
  const card = new Y.Map<unknown>()
  card.set('kind', 'note')
  card.set('text', new Y.Text(text))
  card.set('order', 'a0')
  card.set('position', position)
  return card
}

/** One note of a client that wrote nothing yet. */
export function newCard(client: number, cardId: string, position: Point, text = 'Wat we delen'): NewCard {
  const doc = new Y.Doc()
  doc.clientID = client
  const card = newNote(position, text)
  doc.transact(() => doc.getMap('cards').set(cardId, card))
  const made = { update: Y.encodeStateAsUpdate(doc), positionClock: card._map.get('position')?.id.clock ?? -1, nextClock: Y.getState(doc.store, client) }
  doc.destroy()
  return made
}

/** `position` written over the one of clock `previous`, as the next write of the client: update V1. */
export function moveUpdate(client: number, clock: number, previous: number, { x, y }: Point): Uint8Array {
  return framed((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeUint8(encoder, ANY_IN_A_MAP_AFTER)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, previous)
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, { x, y })
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, previous)
    encoding.writeVarUint(encoder, 1)
  })
}

const syncFrame = (kind: number, payload: Uint8Array, type: number = MESSAGE.sync): Uint8Array =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })

const EMPTY_VECTOR = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)
/** Who has nothing asks for all, and answers the same question with nothing. */
export const ASK_FOR_ALL = syncFrame(SYNC.step1, EMPTY_VECTOR)
export const HAVE_NOTHING = syncFrame(SYNC.step2, EMPTY_UPDATE)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)

export function awarenessFrame(client: number, clock: number, state: string): Uint8Array {
  return framed((encoder) => {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, state)
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  })
}

export const motionFrame = (motion: Motion): Uint8Array => encodeMotionFrame(encodeMotion(motion))

/** With what a server wants before each message. */
export function withPrefix(prefix: Uint8Array, frame: Uint8Array): Uint8Array {
  if (prefix.length === 0) return frame
  const all = new Uint8Array(prefix.length + frame.length)
  all.set(prefix)
  all.set(frame, prefix.length)
  return all
}
