import { decodeMotions } from '@visiebord/shared/protocol/motion.ts'
import * as Y from 'yjs'
import { FIRST_CLIENT } from './person.ts'
import type { Sight } from './edits.ts'

/** Clock of each person's first move: writes before it are its card. */
export type FirstMoves = readonly (number | undefined)[]

/** Notes which moves an update holds. A move that a later one took the place of is there as a deleted range, and as seen as that one. */
export function watchUpdate(update: Uint8Array, sight: Sight, firstMoves: FirstMoves, at: number): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    const person = struct.id.client - FIRST_CLIENT
    const first = firstMoves[person]
    if (first === undefined || struct instanceof Y.Skip) continue
    const end = struct.id.clock + struct.length - first
    if (end > 0) sight.saw(person, Math.max(0, struct.id.clock - first), end, at)
  }
}

/** The people's motions carry who and which in the cursor: y and x. */
export function watchMotions(body: Uint8Array, sight: Sight, at: number): void {
  for (const { cursor } of decodeMotions(body)) if (cursor !== undefined) sight.sawNewest(cursor.y, cursor.x, at)
}
