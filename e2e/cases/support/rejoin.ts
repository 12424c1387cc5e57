import * as Y from 'yjs'
import type { At, Person } from '../../contract/support/people.ts'
import { RawSocket, say } from '../../contract/support/rawSocket.ts'

/** Somebody who holds a document and comes with it, as any Yjs client does: tells what it has that the server lacks, hears what it lacks. Edits from now on are sent. */
export async function rejoin(at: At, person: Person, doc: Y.Doc, socket = new RawSocket(at, person.workshopId, person.accessToken)): Promise<RawSocket> {
  let read = 0
  let isSynced = false
  const send = (update: Uint8Array, origin: unknown): void => {
    if (origin !== socket && isSynced && socket.socket.readyState === socket.socket.OPEN) socket.send(say.update(update))
  }
  doc.on('update', send)
  void socket.closed.finally(() => doc.off('update', send)).catch(() => undefined)
  const hear = (): void => {
    for (; read < socket.frames.length; read++) {
      const frame = socket.frames[read]
      if (frame?.type === 'update' || frame?.type === 'step2') Y.applyUpdate(doc, frame.bytes, socket)
      if (frame?.type !== 'step1') continue
      socket.send(say.awareness([{ client: doc.clientID, state: {} }]))
      socket.send(say.step1(Y.encodeStateVector(doc)))
      socket.send(say.step2(Y.encodeStateAsUpdate(doc, frame.bytes)))
      isSynced = true
    }
  }
  socket.socket.on('message', hear)
  hear()
  await socket.first('step2')
  return socket
}
