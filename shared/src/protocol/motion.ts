/**
 * Motion (frame 103): a gesture in progress, never stored. A client sends its own newest motion at most 30 times a
 * second; the server combines everyone's newest into one frame per flush. Coordinates are whole board units.
 *
 *   client → server: flags, fields, then perhaps size    (one motion)
 *   server → client: varUint n, then n × (varUint seat, flags, fields), then perhaps varUint m, m × (varUint seat, size)
 *   flags: 1 cursor, 2 drag, 4 grip (which cards the drag holds), 8 stretch (drag moves the right edge: dx, dy = growth)
 *   fields in this order: cursor = varInt x, varInt y; grip = varUint count, count × varString cardId; drag = varInt dx, varInt dy
 *   size: varUint w, varUint h: of the one card or section that the drag holds, while a hand pulls at its edges, or of what several cards take up together;
 *   dx, dy then move the top left corner of that
 *
 * Sizes stand behind everything else: who was made before there were any stops reading ahead of them, and sees the corner move.
 * A drag without a grip keeps the last grip of that seat; a frame without the drag flag ends the drag; without the cursor
 * flag the pointer has left the board. The server keeps the newest motion and grip of each seat and sends all of them to who joins.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { FIELD_BOUNDS } from '../board/valueRules.ts'
import type { Size } from '../board/values.ts'

export type Motion = {
  readonly cursor?: { readonly x: number; readonly y: number }
  readonly drag?: { readonly dx: number; readonly dy: number; readonly cardIds?: readonly string[]; readonly stretch?: boolean; readonly size?: Size }
}
export type SeatMotion = Motion & { readonly seat: number }

/** More cards than this in one hand are drawn as a group by everyone else; ids longer than this do not exist. */
export const MOTION_LIMITS = { cardIds: 200, cardIdLength: 64, bytes: 16_384 } as const

const FLAG = { cursor: 1, drag: 2, grip: 4, stretch: 8 } as const

function writeMotion(encoder: encoding.Encoder, motion: Motion): void {
  const { cursor, drag } = motion
  const flags = (cursor ? FLAG.cursor : 0) | (drag ? FLAG.drag : 0) | (drag?.cardIds ? FLAG.grip : 0) | (drag?.stretch ? FLAG.stretch : 0)
  encoding.writeUint8(encoder, flags)
  if (cursor) {
    encoding.writeVarInt(encoder, Math.round(cursor.x))
    encoding.writeVarInt(encoder, Math.round(cursor.y))
  }
  if (!drag) return
  if (drag.cardIds) {
    encoding.writeVarUint(encoder, drag.cardIds.length)
    for (const id of drag.cardIds) encoding.writeVarString(encoder, id)
  }
  encoding.writeVarInt(encoder, Math.round(drag.dx))
  encoding.writeVarInt(encoder, Math.round(drag.dy))
}

/** Throws RangeError when the bytes are not a motion or exceed MOTION_LIMITS. */
function readMotion(decoder: decoding.Decoder): Motion {
  const flags = decoding.readUint8(decoder)
  if (flags > 15 || ((flags & (FLAG.grip | FLAG.stretch)) !== 0 && (flags & FLAG.drag) === 0)) throw new RangeError('unknown motion flags')
  const cursor = flags & FLAG.cursor ? { x: decoding.readVarInt(decoder), y: decoding.readVarInt(decoder) } : undefined
  let drag: Motion['drag']
  if (flags & FLAG.drag) {
    let cardIds: string[] | undefined
    if (flags & FLAG.grip) {
      const count = decoding.readVarUint(decoder)
      if (count > MOTION_LIMITS.cardIds) throw new RangeError('too many cards in one hand')
      cardIds = []
      for (let index = 0; index < count; index++) {
        const id = decoding.readVarString(decoder)
        if (id.length > MOTION_LIMITS.cardIdLength) throw new RangeError('card id too long')
        cardIds.push(id)
      }
    }
    const offset = { dx: decoding.readVarInt(decoder), dy: decoding.readVarInt(decoder) }
    drag = { ...offset, ...(cardIds ? { cardIds } : {}), ...(flags & FLAG.stretch ? { stretch: true } : {}) }
  }
  return { ...(cursor ? { cursor } : {}), ...(drag ? { drag } : {}) }
}

function writeSize(encoder: encoding.Encoder, { w, h }: Size): void {
  encoding.writeVarUint(encoder, Math.round(w))
  encoding.writeVarUint(encoder, Math.round(h))
}

/** Throws RangeError for what no card can be. */
function readSize(decoder: decoding.Decoder): Size {
  const [w, h] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
  if (Math.min(w, h) < FIELD_BOUNDS.leastSize || Math.max(w, h) > FIELD_BOUNDS.greatestSize) throw new RangeError('no size of a card')
  return { w, h }
}

export function encodeMotion(motion: Motion): Uint8Array {
  const encoder = encoding.createEncoder()
  writeMotion(encoder, motion)
  if (motion.drag?.size !== undefined) writeSize(encoder, motion.drag.size)
  return encoding.toUint8Array(encoder)
}

/** Body of a client's 103. Throws RangeError (or lib0's end-of-input error) on anything that is not exactly one motion. */
export function decodeMotion(bytes: Uint8Array): Motion {
  if (bytes.length > MOTION_LIMITS.bytes) throw new RangeError('motion too large')
  const decoder = decoding.createDecoder(bytes)
  const motion = readMotion(decoder)
  const { drag } = motion
  const isSized = decoding.hasContent(decoder)
  if (isSized && (drag === undefined || drag.stretch === true)) throw new RangeError('trailing bytes after a motion')
  const sized = isSized && drag !== undefined ? { ...motion, drag: { ...drag, size: readSize(decoder) } } : motion
  if (decoding.hasContent(decoder)) throw new RangeError('trailing bytes after a motion')
  return sized
}

export function encodeMotions(motions: readonly SeatMotion[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, motions.length)
  for (const motion of motions) {
    encoding.writeVarUint(encoder, motion.seat)
    writeMotion(encoder, motion)
  }
  const sized = motions.flatMap(({ seat, drag }) => (drag?.size === undefined ? [] : [{ seat, size: drag.size }]))
  if (sized.length > 0) {
    encoding.writeVarUint(encoder, sized.length)
    for (const { seat, size } of sized) {
      encoding.writeVarUint(encoder, seat)
      writeSize(encoder, size)
    }
  }
  return encoding.toUint8Array(encoder)
}

export function decodeMotions(bytes: Uint8Array): SeatMotion[] {
  const decoder = decoding.createDecoder(bytes)
  const motions: SeatMotion[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const seat = decoding.readVarUint(decoder)
    motions.push({ seat, ...readMotion(decoder) })
  }
  if (!decoding.hasContent(decoder)) return motions
  const sizes = new Map<number, Size>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) sizes.set(decoding.readVarUint(decoder), readSize(decoder))
  return motions.map((motion) => {
    const size = sizes.get(motion.seat)
    return size === undefined || motion.drag === undefined ? motion : { ...motion, drag: { ...motion.drag, size } }
  })
}
