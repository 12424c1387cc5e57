/**
 * The wire: y-websocket's own message types and ours, numbered from 100. A message is a varUint type and a body.
 * docs/spec/socket.md tells the whole conversation; INTERFACE.md is the contract with outsiders.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, view: 100, refused: 101, stored: 102, motion: 103, notice: 104, people: 105, handIn: 106 } as const
export type MessageType = (typeof MESSAGE)[keyof typeof MESSAGE]

export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** Close codes. y-websocket treats 4400–4499 as final; the others come back later. */
export const CLOSE = {
  notThisProtocol: 4400,
  noSession: 4401,
  removed: 4403,
  gone: 4404,
  otherGeneration: 4409,
  tooLarge: 4413,
  tooFast: 4529,
  restarting: 1012,
} as const

/** Body of 101 and 104. `code` is a RefusalCode for 101, a NoticeCode for 104; `detail` is for people. */
export type CodeFrame = { readonly code: string; readonly detail?: string }

/** 104 notices: what everybody in the room should know about the server. */
export const NOTICES = ['store-down', 'store-back', 'restarting', 'read-only'] as const
export type NoticeCode = (typeof NOTICES)[number]

/** A participant as everybody sees them; sockets they have open are `seats`. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly partyId?: string
  /** Open sockets: `seat` is the short number that motion frames use, `client` the Yjs client id once known. */
  readonly seats: readonly { readonly seat: number; readonly client?: number }[]
}

/** Body of 105. `all` replaces everything known; `changed` and `left` (participant ids, removed from the workshop) amend it. */
export type PeopleFrame = { readonly all?: readonly Person[]; readonly changed?: readonly Person[]; readonly left?: readonly string[] }

export const encodeJsonFrame = (type: MessageType, body: unknown): Uint8Array => encodeTextFrame(type, JSON.stringify(body))

/** The same of a body that is JSON text already. */
export function encodeTextFrame(type: MessageType, json: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, json)
  return encoding.toUint8Array(encoder)
}

export const readJsonBody = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder))

export function encodeStored(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.stored)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

export function encodeHandIn(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.handIn)
  return encoding.toUint8Array(encoder)
}

export function encodeMotionFrame(body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.motion)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}
