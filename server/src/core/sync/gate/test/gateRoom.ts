import { BOARD_LIMITS, type BoardLimits } from '@visiebord/shared/board/limits.ts'
import { ROOTS } from '@visiebord/shared/board/schema.ts'
import { boardPermission, type BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import * as Y from 'yjs'
import type { GateAnswer } from '../contract.ts'
import { judge } from '../judge.ts'
import { QueuedWork } from '../queuedWork.ts'

export const OPEN_ROUND: Round = { id: 'r1', title: 'Visie', phase: 'vision', state: 'open', order: 0 }
export const facilitator = boardPermission('facilitator', undefined)
export const participant = boardPermission('participant', OPEN_ROUND)
export const onlyNotes = boardPermission('participant', { ...OPEN_ROUND, allows: { kinds: ['note'] } })
export const noRound = boardPermission('participant', undefined)
export const viewer = boardPermission('viewer', OPEN_ROUND)

type Binding = { participantId: string; closed: boolean; generation: string }

/** A board with its gate and nothing else of a room: accepted messages wait in the queue until `flush`. */
export const openGateRoom = (limits: BoardLimits = BOARD_LIMITS) => {
  const doc = new Y.Doc()
  for (const root of ROOTS) doc.getMap(root)
  const queued = new QueuedWork()
  const waiting: Uint8Array[] = []
  const bindings = new Map<number, Binding>()
  const authors = new Map<string, string>()
  const room = {
    doc,
    queued,
    bindings,
    authors,
    ask: (participantId: string, permission: BoardPermission, update: Uint8Array): GateAnswer =>
      judge({ update, doc, queued, participantId, permission, bindingOf: (id) => bindings.get(id), generation: 'g1', authorOf: (id) => authors.get(id), limits }),
    /** Asks, and does with the answer what a room does. */
    send: (participantId: string, permission: BoardPermission, update: Uint8Array): GateAnswer => {
      const answer = room.ask(participantId, permission, update)
      if (answer.verdict === 'refused') for (const id of answer.clients) bindings.set(id, { participantId, closed: true, generation: 'g1' })
      if (answer.verdict !== 'write') return answer
      for (const id of answer.clients) if (!bindings.has(id)) bindings.set(id, { participantId, closed: false, generation: 'g1' })
      for (const id of answer.newCards) authors.set(id, participantId)
      queued.add(answer.decoded)
      waiting.push(answer.update)
      return answer
    },
    flush: (): void => {
      if (waiting.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(waiting.splice(0)))
      queued.clear()
    },
    isWhole: (): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null,
  }
  return room
}
export type GateRoom = ReturnType<typeof openGateRoom>

/** Like `GateAnswer`, as one word: the verdict, or the code of the refusal. */
export const wordOf = (answer: GateAnswer): string => (answer.verdict === 'refused' ? answer.refusal.refused : answer.verdict)

/** A page of somebody: a Yjs client whose updates wait in `outbox`. */
export const openPage = (room: GateRoom, participantId: string, permission: BoardPermission, clientId?: number) => {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  for (const root of ROOTS) doc.getMap(root)
  const outbox: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') outbox.push(update)
  })
  const page = {
    doc,
    outbox,
    root: (name: string): Y.Map<unknown> => doc.getMap(name),
    entry: (root: string, id: string): Y.Map<unknown> => {
      const entry = doc.getMap(root).get(id)
      if (!(entry instanceof Y.Map)) throw new Error(`no ${root} ${id}`)
      return entry
    },
    text: (id: string): Y.Text => {
      const text = page.entry('cards', id).get('text')
      if (!(text instanceof Y.Text)) throw new Error(`no text in ${id}`)
      return text
    },
    /** Adds a card as a command does: one transaction. */
    addCard: (id: string, kind = 'note', fields: Record<string, unknown> = {}, text = ''): void =>
      doc.transact(() => {
        const card = new Y.Map<unknown>(Object.entries({ kind, order: 'a0', position: { x: 1, y: 2 }, authorId: participantId, ...fields }))
        const words = new Y.Text(text)
        card.set('text', words)
        doc.getMap('cards').set(id, card)
      }),
    /** Sends one message for each update and answers the words. */
    send: (): readonly string[] => outbox.splice(0).map((update) => wordOf(room.send(participantId, permission, update))),
    /** What a reconnect sends: everything that the server's clocks lack, and the whole delete set. */
    sendStep2: (): string => {
      outbox.length = 0
      return wordOf(room.send(participantId, permission, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.doc))))
    },
    pull: (): void => Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(doc)), 'server'),
    json: (): unknown => Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()])),
  }
  return page
}

export const jsonOf = (doc: Y.Doc): unknown => Object.fromEntries(ROOTS.map((root) => [root, doc.getMap(root).toJSON()]))
