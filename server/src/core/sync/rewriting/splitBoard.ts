import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { BoardParts, BoardPieces } from '../../ports/folding.ts'
import { openParts } from './openParts.ts'

type Struct = Y.Item | Y.GC
type Run = { readonly client: number; readonly structs: Struct[] }

/** Structs in one piece: applying it takes some 3 ms. */
const STRUCTS_A_PIECE = 1_000

/**
 * The document as updates of which each one builds only on those before it. Yjs applies one update in one go, and holds its thread
 * for half a second over a board that has been moved about 200,000 times; so the thread that may be held takes it apart,
 * and encodes it: whoever opens it is the first to be sent all of it.
 */
export function splitBoard(parts: BoardParts, structsAPiece = STRUCTS_A_PIECE): BoardPieces {
  const doc = openParts(parts)
  const pieces: Uint8Array[] = []
  let runs = new Map<number, Run>()
  let count = 0
  const cut = (): void => {
    if (count > 0) pieces.push(encodePiece([...runs.values()]))
    runs = new Map()
    count = 0
  }
  for (const struct of inOrder(doc)) {
    const { client } = struct.id
    const run = runs.get(client)
    if (run) run.structs.push(struct)
    else runs.set(client, { client, structs: [struct] })
    count += 1
    if (count >= structsAPiece) cut()
  }
  cut()
  return { pieces, whole: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
}

/** Every struct after all that it refers to. Clients take turns as they depend on each other; one client's structs keep their order. */
function* inOrder(doc: Y.Doc): Generator<Struct> {
  const queues = new Map([...doc.store.clients].map(([client, structs]): [number, { readonly structs: readonly Struct[]; next: number }] => [client, { structs: structs as Struct[], next: 0 }]))
  const isOut = ({ client, clock }: Y.ID): boolean => {
    const queue = queues.get(client)
    const waiting = queue?.structs[queue.next]
    return waiting === undefined || clock < waiting.id.clock
  }
  for (const first of queues.keys()) {
    const stack = [first]
    for (let client = stack.at(-1); client !== undefined; client = stack.at(-1)) {
      const queue = queues.get(client)
      const struct = queue?.structs[queue.next]
      if (queue === undefined || struct === undefined) {
        stack.pop()
        continue
      }
      const missing = refersTo(struct).find((id) => id.client !== client && !isOut(id))
      if (missing !== undefined) {
        if (stack.includes(missing.client)) throw new Error('its structs refer to each other in a circle')
        stack.push(missing.client)
        continue
      }
      queue.next += 1
      yield struct
      if (stack.length > 1) stack.pop() // only as far as it was asked for; whoever asked looks again
    }
  }
}

function refersTo(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const parent = struct.parent instanceof Y.AbstractType ? struct.parent._item?.id : undefined
  return [struct.origin, struct.rightOrigin, parent].flatMap((id) => id ?? [])
}

/** A V1 update of these structs; deletions of what is not collected as garbage go along. */
function encodePiece(runs: readonly Run[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const out = encoder.restEncoder
  encoding.writeVarUint(out, runs.length)
  const deleted: { readonly client: number; readonly ranges: Struct[] }[] = []
  for (const { client, structs } of runs) {
    encoding.writeVarUint(out, structs.length)
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, structs[0]?.id.clock ?? 0)
    for (const struct of structs) struct.write(encoder, 0)
    const ranges = structs.filter((struct) => struct instanceof Y.Item && struct.deleted && !(struct.content instanceof Y.ContentDeleted))
    if (ranges.length > 0) deleted.push({ client, ranges })
  }
  encoding.writeVarUint(out, deleted.length)
  for (const { client, ranges } of deleted) {
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, ranges.length)
    for (const { id, length } of ranges) {
      encoding.writeVarUint(out, id.clock)
      encoding.writeVarUint(out, length)
    }
  }
  return encoder.toUint8Array()
}
