import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask } from './support/ask.ts'
import { cardsOf, putCard } from './support/boardWriter.ts'
import { canonical } from './support/canonical.ts'
import { type Person, lead } from './support/people.ts'
import { type PlainClient, plainClient } from './support/plainClient.ts'

let server: StartedServer
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server = await startServer()
})
afterAll(() => server.stop())

/** mulberry32: the same seed, the same day. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const KINDS: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'note', mark: 'same' }, { kind: 'development', relevance: 2, priority: 4, horizon: '2030' }, { kind: 'principle', number: 2 }, { kind: 'statement', status: 'proposed' },
  { kind: 'project', status: 'running', start: '2027-Q1', end: '2027-Q4' }, { kind: 'step', projectId: 'p', done: true, weeks: 3 },
  { kind: 'text', letters: 'large' }, { kind: 'shape', form: 'ellipse', color: 'oker' }, { kind: 'drawing', strokes: '3,3 40,9;8,8', pen: 'marker', locked: true },
  { kind: 'image', file: 'ab'.repeat(32), width: 640, height: 480 },
]
const WORDS = ['ruimte', '😀', '👩‍👩‍👧', 'e\u0301', '\n', ' ', 'Eén loket', '\u202E', '<b>']

/** One person with one page after the other: what a program without any knowledge of ours but INTERFACE "Document" does in a day. */
class Visitor {
  readonly refusals: string[] = []
  readonly #person: Person
  readonly #pick: (below: number) => number
  readonly #kinds: readonly Readonly<Record<string, unknown>>[]
  #page: { readonly client: PlainClient; readonly undo: Y.UndoManager }
  #made = 0

  constructor(person: Person, pick: (below: number) => number, kinds = KINDS) {
    this.#person = person
    this.#pick = pick
    this.#kinds = kinds
    this.#page = this.#open(new Y.Doc())
  }

  get doc(): Y.Doc {
    return this.#page.client.doc
  }

  #open(doc: Y.Doc): { readonly client: PlainClient; readonly undo: Y.UndoManager } {
    const client = plainClient(server, this.#person, { doc })
    client.provider.messageHandlers[101] = (_encoder, decoder) => void this.refusals.push(decoding.readVarString(decoder))
    client.provider.awareness.setLocalStateField('user', { name: this.#person.participantId })
    return { client, undo: new Y.UndoManager([cardsOf(doc), doc.getMap('links')], { captureTimeout: 0 }) }
  }

  #any(map: Y.Map<Y.Map<unknown>>): string | undefined {
    const keys = [...map.keys()].toSorted()
    return keys.length === 0 ? undefined : keys[this.#pick(keys.length)]
  }

  act(): void {
    const { doc } = this
    const cards = cardsOf(doc)
    const links = doc.getMap<Y.Map<unknown>>('links')
    const id = this.#any(cards)
    const card = id === undefined ? undefined : cards.get(id)
    const text = card?.get('text')
    const kind = this.#pick(16)
    if (kind <= 2 || card === undefined || id === undefined) {
      const fresh = `${this.#person.participantId.slice(0, 4)} ${this.#made++} ${this.#pick(1e9)}`
      return putCard(doc, fresh, { ...this.#kinds[this.#pick(this.#kinds.length)], text: WORDS[this.#pick(WORDS.length)] ?? '', authorId: this.#person.participantId })
    }
    if (kind <= 4) return void card.set('position', { x: this.#pick(1000), y: this.#pick(1000) })
    if (kind <= 7 && text instanceof Y.Text) return text.insert(text.length === 0 ? 0 : this.#pick(text.length + 1), WORDS[this.#pick(WORDS.length)] ?? '')
    if (kind === 8 && text instanceof Y.Text && text.length > 0) return text.delete(this.#pick(text.length), 1)
    if (kind === 9) return cards.delete(id)
    if (kind === 10) return void card.set('color', ['yellow', 'blue'][this.#pick(2)])
    if (kind === 11) {
      const other = this.#any(cards) ?? id
      return void links.set(`l${this.#pick(1e9)}`, new Y.Map<unknown>([['from', id], ['to', other], ['kind', 'relates']]))
    }
    if (kind === 12) return links.delete(this.#any(links) ?? '')
    if (kind === 13) return void this.#page.undo.undo()
    if (kind === 14) return void this.#page.undo.redo()
    return doc.transact(() => {
      for (const each of [...cards.keys()].toSorted().slice(0, 3)) cards.get(each)?.set('position', { x: this.#pick(9), y: this.#pick(9) })
      cards.delete(id)
    })
  }

  leave(): void {
    this.#page.client.provider.disconnect()
  }

  comeBack(): void {
    this.#page.client.provider.connect()
  }

  /** As a program that keeps its document on disk: another Yjs client id, the same content. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.close()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, kept)
    this.#page = this.#open(doc)
  }

  close(): void {
    this.#page.undo.destroy()
    this.#page.client.leave()
  }
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test.each([11, 12, 14])('[Socket] plain y-websocket clients at honest work are never refused and end with the same board (seed %i)', async (seed) => {
  const pick = seeded(seed)
  const led = await lead(server)
  await led.begin()
  const first = new Visitor(led.ann, pick)
  const visitors = [first, new Visitor(await led.enter('participant', 'Bob'), pick), new Visitor(await led.enter('participant', 'Cor'), pick)]
  for (let step = 0; step < 600; step++) {
    const visitor = visitors[pick(visitors.length)]
    const what = pick(60)
    if (what === 0) visitor?.leave()
    else if (what <= 3) visitor?.comeBack()
    else if (what === 4) visitor?.reload()
    else visitor?.act()
    if (pick(5) === 0) await breathe()
    if (pick(50) === 0) await ask(server, 'GET', '/health')
  }
  for (const visitor of visitors) visitor.comeBack()
  const state = ({ doc }: Visitor): string => canonical([cardsOf(doc).toJSON(), doc.getMap('links').toJSON()])
  await vi.waitFor(() => {
    expect(visitors.flatMap(({ refusals }) => refusals), `seed ${seed}`).toEqual([])
    for (const visitor of visitors) expect(state(visitor) === state(first), `seed ${seed}: the same board`).toBe(true)
    for (const visitor of visitors) expect(Buffer.compare(Y.encodeStateVector(visitor.doc), Y.encodeStateVector(first.doc)), `seed ${seed}`).toBe(0)
  }, { timeout: 30_000, interval: 50 })
  const [round] = (await ask(server, 'GET', `workshops/${led.id}`, { token: led.ann.accessToken })).body['rounds'] as { id: string }[]
  await led.seal(round?.id ?? '')
  expect((await led.record(1)).value.content.cards.map(({ id }) => id).toSorted()).toEqual([...cardsOf(first.doc).keys()].toSorted())
  for (const visitor of visitors) visitor.close()
})
