import { BOARD_LIMITS, type BoardLimits } from '@visiebord/shared/board/limits.ts'
import type { Role } from '@visiebord/shared/workshop/nouns.ts'
import * as Y from 'yjs'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import type { SocketHello } from '../../core/ports/room.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Folding } from '../../core/ports/folding.ts'
import { createBoardHub } from '../../core/sync/boardHub.ts'
import { createFoldingHere } from '../../core/sync/rewriting/foldingHere.ts'
import { createFakeAuthority, type FakeAuthority } from './fakeAuthority.ts'
import { createManualClock, type ManualClock } from './manualClock.ts'
import { say, WireSocket } from './wireSocket.ts'

/** What a test does to the store: let it hang, fail or work. */
export class Weather {
  hangs = false
  fails: Error | undefined
  commits = 0
  #release: (() => void)[] = []
  async pass(operation: string): Promise<void> {
    if (operation !== 'commit') return
    if (this.fails) throw this.fails
    if (this.hangs) await new Promise<void>((resolve) => void this.#release.push(resolve))
    this.commits += 1
  }
  /** What hangs goes through, and all after it. */
  clear(): void {
    this.hangs = false
    this.fails = undefined
    for (const release of this.#release.splice(0)) release()
  }
}

/** A hub on a store in memory, with a clock in hand. */
export async function createBench(options: { readonly limits?: Partial<BoardLimits>; readonly store?: Store; readonly folding?: Folding } = {}) {
  const clock: ManualClock = createManualClock()
  const weather = new Weather()
  const store = options.store ?? createMemoryStore({ before: (operation) => weather.pass(operation) })
  const authorities = new Map<string, FakeAuthority>()
  const lines: string[] = []
  let ids = 0
  const makeHub = () =>
    createBoardHub({
      store,
      folding: options.folding ?? createFoldingHere(),
      clock,
      random: { id: () => `id${++ids}`, secret: () => `secret${++ids}` },
      log: { info: (line) => void lines.push(line), warn: (line) => void lines.push(line), error: (line) => void lines.push(line) },
      authorityOf: (id) => authorities.get(id),
      limits: { ...BOARD_LIMITS, ...options.limits },
    })
  let hub = makeHub()
  const addBoard = async (id: string, people: Readonly<Record<string, Role>>): Promise<FakeAuthority> => {
    const authority = createFakeAuthority(id)
    for (const [name, role] of Object.entries(people)) authority.put(name, role)
    authorities.set(id, authority)
    await store.commit(hub.seed(id, (doc) => void doc.getMap('meta').set('schema', 1), new Map()))
    return authority
  }
  const authority = await addBoard('w1', { facilitator: 'facilitator', anna: 'participant', bram: 'participant', vera: 'viewer' })
  return {
    clock,
    weather,
    store,
    lines,
    authority,
    addBoard,
    get hub() {
      return hub
    },
    /** As after a kill: nothing of the old hub is kept. */
    restart() {
      hub = makeHub()
      return hub
    },
    async socket(hello: SocketHello | string, id = 'w1'): Promise<WireSocket> {
      const room = await hub.open(id)
      return new WireSocket().join(room, typeof hello === 'string' ? { participantId: hello } : hello)
    },
    /** A connection that has joined with this doc, as y-websocket does. */
    async peer(hello: SocketHello | string, doc = new Y.Doc(), id = 'w1'): Promise<Peer> {
      return new Peer(await this.socket(hello, id), doc)
    },
  }
}
export type Bench = Awaited<ReturnType<typeof createBench>>

/** A plain y-websocket client on a wire in memory; edits go out at once. */
export class Peer {
  readonly socket: WireSocket
  readonly doc: Y.Doc
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void
  constructor(socket: WireSocket, doc: Y.Doc, options: { readonly silent?: boolean } = {}) {
    this.socket = socket
    this.doc = doc
    const handle = (frame: WireSocket['frames'][number]): void => {
      if (frame.type === 'step1') socket.say(say.sync('step2', Y.encodeStateAsUpdate(doc, frame.bytes)))
      if (frame.type === 'step2' || frame.type === 'update') Y.applyUpdate(doc, frame.bytes, this)
    }
    this.#onUpdate = (update, origin) => {
      if (origin !== this) socket.say(say.sync('update', update))
    }
    if (options.silent !== true) {
      socket.say(say.sync('step1', Y.encodeStateVector(doc)))
      socket.say(say.awareness({ client: doc.clientID, clock: 1, state: '{}' }))
    }
    for (const frame of socket.frames) handle(frame)
    socket.onFrame = handle
    doc.on('update', this.#onUpdate)
  }
  addCard(id: string, text = id): void {
    this.doc.transact(() => {
      const card = new Y.Map<unknown>()
      this.doc.getMap('cards').set(id, card)
      card.set('kind', 'note')
      card.set('order', 'a0')
      card.set('text', new Y.Text(text))
    })
  }
  cards(): string[] {
    return [...this.doc.getMap('cards').keys()].toSorted()
  }
  leave(): void {
    this.doc.off('update', this.#onUpdate)
    this.socket.onFrame = undefined
    this.socket.leave()
  }
}
