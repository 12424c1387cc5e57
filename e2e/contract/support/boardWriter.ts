import * as Y from 'yjs'
import type { At, Person } from './people.ts'
import { NOTHING, RawSocket, say, type SocketOptions } from './rawSocket.ts'

export type NoteWish = Readonly<Record<string, unknown>> & { readonly text?: string }

/** Puts a card into a document, as any program that knows INTERFACE "Document" would. */
export function putCard(doc: Y.Doc, id: string, { text = '', ...fields }: NoteWish = {}): void {
  doc.transact(() => {
    const card = new Y.Map<unknown>()
    for (const [key, value] of Object.entries({ kind: 'note', position: { x: 0, y: 0 }, order: 'a0', ...fields })) if (value !== undefined) card.set(key, value)
    card.set('text', new Y.Text(text))
    cardsOf(doc).set(id, card)
  })
}
export const cardsOf = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('cards')
export const textOf = (doc: Y.Doc, id: string): Y.Text => cardsOf(doc).get(id)?.get('text') as Y.Text

/** The updates that a change makes, in their order. */
export function updatesOf(doc: Y.Doc, change: () => void): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => void updates.push(update)
  doc.on('update', keep)
  change()
  doc.off('update', keep)
  return updates
}

/** A document of its own behind a raw socket. What is written is sent when the test says so. */
export type BoardWriter = { readonly doc: Y.Doc; readonly socket: RawSocket; readonly write: (change: (doc: Y.Doc) => void) => void; /** All that was written is durable; rejects on a refusal. */ readonly stored: () => Promise<void> }

/** Joins, hears the board and says that it has nothing of its own (an empty SyncStep2), so that every later write is judged alone. */
export async function joinToWrite(at: At, person: Person, options: SocketOptions & { readonly doc?: Y.Doc } = {}): Promise<BoardWriter> {
  const doc = options.doc ?? new Y.Doc()
  const socket = await RawSocket.join(at, person, options)
  socket.socket.on('message', () => {
    const frame = socket.frames.at(-1)
    if (frame !== undefined && (frame.type === 'update' || frame.type === 'step2')) Y.applyUpdate(doc, frame.bytes, socket)
  })
  for (const frame of socket.frames) if (frame.type === 'update' || frame.type === 'step2') Y.applyUpdate(doc, frame.bytes, socket)
  socket.send(say.step1(Y.encodeStateVector(doc)))
  socket.send(say.step2(NOTHING))
  await socket.first('step2')
  let written = 0
  return {
    doc,
    socket,
    write: (change) => {
      for (const update of updatesOf(doc, () => change(doc))) {
        written += 1
        socket.send(say.update(update))
      }
    },
    stored: () => socket.stored(written),
  }
}
