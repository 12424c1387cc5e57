/** Writes V1 update bytes by hand, also such as no Yjs client would write. */
import * as encoding from 'lib0/encoding'

type Id = readonly [client: number, clock: number]
export type CraftedStruct = (encoder: encoding.Encoder) => void
export type CraftedContent = { readonly ref: number; readonly write: CraftedStruct }

const writeId = (encoder: encoding.Encoder, [client, clock]: Id): void => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

type Where = { readonly origin?: Id; readonly rightOrigin?: Id; readonly root?: string; readonly parent?: Id; readonly key?: string }

export const item = (where: Where, content: CraftedContent): CraftedStruct => (encoder) => {
  const { origin, rightOrigin, root, parent, key } = where
  encoding.writeUint8(encoder, content.ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20))
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, root === undefined ? 0 : 1)
    if (root !== undefined) encoding.writeVarString(encoder, root)
    else if (parent) writeId(encoder, parent)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  content.write(encoder)
}

export const gc = (length: number): CraftedStruct => (encoder) => {
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
}

export const skip = (length: number): CraftedStruct => (encoder) => {
  encoding.writeUint8(encoder, 10)
  encoding.writeVarUint(encoder, length)
}

/** lib0 writes what it can; the tests also ask for what a board never holds. */
export const values = (...held: readonly Parameters<typeof encoding.writeAny>[1][]): CraftedContent => ({
  ref: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, held.length)
    for (const value of held) encoding.writeAny(encoder, value)
  },
})
export const json = (...texts: readonly string[]): CraftedContent => ({
  ref: 2,
  write: (encoder) => {
    encoding.writeVarUint(encoder, texts.length)
    for (const text of texts) encoding.writeVarString(encoder, text)
  },
})
/** A content whose bytes are given. */
export const bytes = (ref: number, ...held: readonly number[]): CraftedContent => ({ ref, write: (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(held)) })
export const string = (text: string): CraftedContent => ({ ref: 4, write: (encoder) => encoding.writeVarString(encoder, text) })
export const deleted = (length: number): CraftedContent => ({ ref: 1, write: (encoder) => encoding.writeVarUint(encoder, length) })
export const aMap = bytes(7, 1)
export const aText = bytes(7, 2)

export type CraftedUpdate = {
  readonly structs?: readonly { readonly client: number; readonly clock: number; readonly of: readonly CraftedStruct[] }[]
  readonly deletions?: readonly { readonly client: number; readonly ranges: readonly (readonly [clock: number, length: number])[] }[]
}

export function craftUpdate({ structs = [], deletions = [] }: CraftedUpdate): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, structs.length)
  for (const { client, clock, of } of structs) {
    encoding.writeVarUint(encoder, of.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const write of of) write(encoder)
  }
  encoding.writeVarUint(encoder, deletions.length)
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}
