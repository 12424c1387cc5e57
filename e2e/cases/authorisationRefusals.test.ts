import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../contract/support/ask.ts'
import { cardsOf, joinToWrite, putCard, textOf, updatesOf } from '../contract/support/boardWriter.ts'
import { type Led, type Person, lead } from '../contract/support/people.ts'
import { NOTHING, RawSocket, say } from '../contract/support/rawSocket.ts'
import { type StartedServer, startServer } from '../startedServer.ts'

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

/** Somebody who may not write, and how the server says so. */
type Situation = {
  readonly who: string
  /** A workshop with a card `there` by Ann; answers the one who may not write, and what they had of the board while they might. */
  readonly arrange: () => Promise<{ readonly led: Led; readonly person: Person; readonly doc: Y.Doc }>
  /** Code of the 101 to a write; of one who gets no socket, the close code. */
  readonly write: string | number
  /** Code of the refusal of a facilitator's call, and of an import. */
  readonly call: string
  /** The drag of a hand is shown to others, their awareness too. */
  readonly shows: { readonly drag: boolean; readonly presence: boolean }
}

const started = async (): Promise<Led> => {
  const led = await lead(server)
  await led.begin()
  const ann = await joinToWrite(server, led.ann)
  ann.write((doc) => putCard(doc, 'there', { text: 'van Ann' }))
  await ann.stored()
  await ann.socket.close()
  return led
}

/** Has the board, and wrote under its Yjs client id once, so that the id is bound. */
async function wroteOnce(person: Person): Promise<Y.Doc> {
  const writer = await joinToWrite(server, person)
  writer.write((doc) => putCard(doc, `by ${person.participantId}`, { text: 'nog op tijd' }))
  await writer.stored()
  await writer.socket.close()
  return writer.doc
}

async function hasRead(person: Person): Promise<Y.Doc> {
  const reader = await joinToWrite(server, person)
  await reader.socket.close()
  return reader.doc
}

const SITUATIONS: readonly Situation[] = [
  {
    who: 'a viewer',
    arrange: async () => {
      const led = await started()
      const person = await led.enter('viewer', 'Kijker')
      return { led, person, doc: await hasRead(person) }
    },
    write: 'viewer', call: 'not-facilitator', shows: { drag: false, presence: true },
  },
  {
    who: 'a participant after the seal',
    arrange: async () => {
      const led = await lead(server)
      const round = await led.begin()
      const ann = await joinToWrite(server, led.ann)
      ann.write((doc) => putCard(doc, 'there', { text: 'van Ann' }))
      await ann.stored()
      await ann.socket.close()
      const person = await led.enter('participant', 'Laat')
      const doc = await wroteOnce(person)
      await led.seal(round)
      return { led, person, doc }
    },
    write: 'no-open-round', call: 'not-facilitator', shows: { drag: false, presence: true },
  },
  {
    who: 'a participant whose Yjs client id is closed',
    arrange: async () => {
      const led = await started()
      const person = await led.enter('participant', 'Gesloten')
      const doc = await wroteOnce(person)
      const closing = await joinToWrite(server, person, { doc })
      closing.socket.send(say.awareness([{ client: doc.clientID, state: {} }]))
      const apart = copyOf(doc)
      for (const update of updatesOf(apart, () => apart.getMap('meta').set('schema', 1))) closing.socket.send(say.update(update))
      expect(await closing.socket.refusal()).toBe('structure-not-allowed')
      await closing.socket.close()
      return { led, person, doc }
    },
    write: 'closed-id', call: 'not-facilitator', shows: { drag: true, presence: true },
  },
  {
    who: 'somebody who was removed',
    arrange: async () => {
      const led = await started()
      const person = await led.enter('participant', 'Verwijderd')
      const doc = await wroteOnce(person)
      expect((await ask(server, 'DELETE', `workshops/${led.id}/participants/${person.participantId}`, { token: led.ann.accessToken })).status).toBe(204)
      return { led, person, doc }
    },
    write: 4403, call: 'removed', shows: { drag: false, presence: false },
  },
  {
    who: 'somebody of another workshop',
    arrange: async () => {
      const led = await started()
      const person = await (await lead(server)).enter('facilitator', 'Buiten')
      return { led, person: { ...person, workshopId: led.id }, doc: new Y.Doc() }
    },
    write: 4401, call: 'no-session', shows: { drag: false, presence: false },
  },
]

const boardOf = async (led: Led): Promise<string> => (await ask(server, 'GET', `workshops/${led.id}/snapshots/live/exports/json`, { token: led.ann.accessToken })).text
const viewText = async (led: Led): Promise<string> => {
  const { body } = await ask(server, 'GET', `workshops/${led.id}`, { token: led.ann.accessToken })
  return JSON.stringify({ ...body, now: undefined, participants: undefined })
}

/** What a write may look like: made in a copy of what the person had, under the same Yjs client id. */
const WRITES: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'a new card': (doc) => putCard(doc, `new ${doc.clientID}`, { text: 'van mij' }),
  'a word in another’s card': (doc) => (cardsOf(doc).has('there') ? textOf(doc, 'there').insert(0, 'niet ') : putCard(doc, 'there', { text: 'overschreven' })),
  'another’s card moved': (doc) => (cardsOf(doc).has('there') ? cardsOf(doc).get('there')?.set('position', { x: 9, y: 9 }) : putCard(doc, 'there', { position: { x: 9, y: 9 } })),
  'another’s card deleted': (doc) => (cardsOf(doc).has('there') ? cardsOf(doc).delete('there') : putCard(doc, 'there', {})),
  'a section': (doc) => doc.getMap('sections').set('mine', new Y.Map<unknown>([['title', new Y.Text('Vak')], ['position', { x: 0, y: 0 }], ['size', { w: 100, h: 100 }], ['order', 'a0']])),
  'a link': (doc) => doc.getMap('links').set('mine', new Y.Map<unknown>([['from', 'there'], ['to', 'there'], ['kind', 'relates']])),
}
/** In which message it may come. */
const WAYS: Readonly<Record<string, (update: Uint8Array) => readonly Uint8Array[]>> = {
  update: (update) => [say.step2(NOTHING), say.update(update)],
  'step 2': (update) => [say.step2(update)],
  'an update before step 2': (update) => [say.update(update), say.step2(NOTHING)],
  'a later step 2': (update) => [say.step2(NOTHING), say.step2(update)],
}

/** The same document once more, so that each write begins from what the person had. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = doc.clientID
  return copy
}

describe.concurrent.each(SITUATIONS)('[A01] refusals everywhere: $who', ({ arrange, write, call, shows }) => {
  test('on the socket in every message: refused in the code that says why, nothing changes for anybody, and who may read stays as a reader', async () => {
    const { led, person, doc } = await arrange()
    const [before, witness] = [await boardOf(led), await joinToWrite(server, led.ann)]
    for (const [what, change] of Object.entries(WRITES)) {
      for (const [way, messages] of Object.entries(WAYS)) {
        const mine = copyOf(doc)
        const update = Y.mergeUpdates([...updatesOf(mine, () => change(mine))])
        const socket = new RawSocket(server, person.workshopId, person.accessToken)
        if (typeof write === 'number') {
          socket.socket.once('open', () => messages(update).forEach((message) => socket.send(message)))
          expect([what, way, await socket.closed]).toEqual([what, way, write])
          expect(socket.frames).toEqual([])
          continue
        }
        await socket.first('people')
        socket.send(say.awareness([{ client: mine.clientID, state: {} }])) // as every client does when it comes
        for (const message of messages(update)) socket.send(message)
        expect([what, way, await socket.refusal()]).toEqual([what, way, write])
        expect(socket.all('stored')).toEqual([])
        await socket.settled() // it still reads
        await socket.close()
      }
    }
    expect(await boardOf(led)).toBe(before)
    witness.write((doc) => putCard(doc, 'after all that', {}))
    await witness.stored()
    expect(witness.socket.all('update').length).toBeLessThanOrEqual(1)
    await witness.socket.close()
  })

  test('in awareness and motion: nobody else’s presence changes, and no hand is shown that may not drag', async () => {
    const { led, person } = await arrange()
    const witness = await RawSocket.join(server, led.ann)
    const other = await RawSocket.join(server, await led.enter('participant', 'Ander'))
    other.send(say.awareness([{ client: 77, state: { name: 'Ander' } }]))
    await witness.first('awareness', ({ presence }) => presence.some(({ client }) => client === 77))
    const socket = new RawSocket(server, person.workshopId, person.accessToken)
    const speak = (): void => {
      socket.send(say.awareness([{ client: 78, state: { name: 'ik' } }]))
      for (let clock = 2; clock < 6; clock++) socket.send(say.awareness([{ client: 77, clock, state: { name: 'niet Ander' } }, { client: 79, clock, state: { name: 'nog een' } }]))
      socket.send(say.awareness([{ client: 77, clock: 99, state: null }]))
      socket.send(say.motion(Uint8Array.of(7, 5, 7, 1, 5, 116, 104, 101, 114, 101, 3, 4))) // cursor 5, 7; the card `there` dragged by 3, 4
    }
    if (shows.presence) {
      await socket.first('people')
      speak()
      await witness.first('motion')
    } else {
      socket.socket.once('open', speak)
      expect(await socket.closed).toBe(write)
    }
    other.send(say.motion(Uint8Array.of(1, 1, 1)))
    await witness.first('motion', ({ bytes }) => bytes.at(-1) === 1 && bytes.at(-2) === 1)
    const heard = witness.all('awareness').flatMap(({ presence }) => presence)
    expect(heard.filter(({ client }) => client === 77).map(({ state }) => state)).toEqual([{ name: 'Ander' }])
    expect(heard.some(({ client }) => client === 79)).toBe(false)
    expect(heard.some(({ client }) => client === 78)).toBe(shows.presence)
    const dragged = witness.all('motion').some(({ bytes }) => Buffer.from(bytes).includes('there'))
    expect(dragged).toBe(shows.drag)
    await Promise.all([witness.close(), other.close(), socket.close()])
  })

  test('over HTTP: every call that changes something, and every kind of import', async () => {
    const { led, person } = await arrange()
    const path = `workshops/${led.id}`
    const round = await led.plan({ title: 'Straks' })
    const [board, view, links] = [await boardOf(led), await viewText(led), (await ask(server, 'GET', `${path}/links`, { token: led.ann.accessToken })).text]
    const calls: readonly (readonly [string, string, unknown])[] = [
      ['PATCH', path, { title: 'Van mij' }],
      ['PATCH', path, { parties: [] }],
      ['DELETE', path, undefined],
      ['POST', `${path}/imports`, { lines: ['van mij'] }],
      ['POST', `${path}/imports`, JSON.parse(board)],
      ['POST', `${path}/rounds`, { title: 'Van mij', phase: 'start' }],
      ['PATCH', `${path}/rounds/${round}`, { title: 'Van mij' }],
      ['DELETE', `${path}/rounds/${round}`, undefined],
      ['POST', `${path}/rounds/${round}/openings`, {}],
      ['POST', `${path}/rounds/${round}/seals`, {}],
      ['GET', `${path}/links`, undefined],
      ['POST', `${path}/links/viewer/renewals`, {}],
      ['PATCH', `${path}/participants/${led.ann.participantId}`, { name: 'Niet Ann' }],
      ['PATCH', `${path}/participants/${led.ann.participantId}`, { role: 'viewer' }],
      ['PATCH', `${path}/participants/${person.participantId}`, { role: 'facilitator' }],
      ['DELETE', `${path}/participants/${led.ann.participantId}`, undefined],
    ]
    for (const [method, to, body] of calls) {
      const answer = await ask(server, method, to, { token: person.accessToken, ...(body === undefined ? {} : { body }) })
      expect([method, to, answer.status >= 400, answer.code]).toEqual([method, to, true, call])
    }
    expect([await boardOf(led), await viewText(led), (await ask(server, 'GET', `${path}/links`, { token: led.ann.accessToken })).text]).toEqual([board, view, links])
  })
})

describe('[A01] a socket that was open when the right to write ended', () => {
  test('is refused from then on, in every message, and reads on', async () => {
    const led = await lead(server)
    const round = await led.begin()
    const socket = await joinToWrite(server, await led.enter('participant', 'Open'))
    const facilitator = await joinToWrite(server, led.ann)
    socket.write((doc) => putCard(doc, 'in time', {}))
    await socket.stored()
    await led.seal(round)
    socket.write((doc) => putCard(doc, 'too late', {}))
    expect(await socket.socket.refusal()).toBe('no-open-round')
    facilitator.write((doc) => putCard(doc, 'prepared', {}))
    await facilitator.stored()
    await socket.socket.until(() => cardsOf(socket.doc).has('prepared'))
    expect(JSON.parse(await boardOf(led))).toMatchObject({ cards: [{ id: 'in time' }, { id: 'prepared' }] })
    await Promise.all([socket.socket.close(), facilitator.socket.close()])
  })

  test('a participant who is made a viewer, and a person who is removed', async () => {
    const led = await started()
    const person = await led.enter('participant', 'Wordt kijker')
    const socket = await joinToWrite(server, person)
    expect((await ask(server, 'PATCH', `workshops/${led.id}/participants/${person.participantId}`, { token: led.ann.accessToken, body: { role: 'viewer' } })).status).toBe(200)
    socket.write((doc) => putCard(doc, 'too late', {}))
    expect(await socket.socket.refusal()).toBe('viewer')
    expect((await ask(server, 'DELETE', `workshops/${led.id}/participants/${person.participantId}`, { token: led.ann.accessToken })).status).toBe(204)
    expect(await socket.socket.closed).toBe(4403)
    expect(JSON.parse(await boardOf(led))).toMatchObject({ cards: [{ id: 'there' }] })
  })
})
