import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask } from './support/ask.ts'
import { joinToWrite, putCard } from './support/boardWriter.ts'
import { canonical } from './support/canonical.ts'
import { lead } from './support/people.ts'
import { plainClient } from './support/plainClient.ts'

let server: StartedServer
beforeAll(async () => {
  // y-websocket says aloud that it does not know the messages from 100 on; it goes on all the same.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server = await startServer()
})
afterAll(() => server.stop())

const remark = (fields: Readonly<Record<string, unknown>>, text?: string): Y.Map<unknown> => {
  const entry = new Y.Map<unknown>(Object.entries({ cardId: 'card', ...fields }))
  if (text !== undefined) entry.set('text', new Y.Text(text))
  return entry
}

describe.concurrent('[Document] what people say of cards', () => {
  test('[B111] a y-websocket client as it comes writes it, another reads it, and it is sealed with the board, without a name', async () => {
    const led = await lead(server)
    const roundId = await led.begin()
    const bob = await led.enter('participant', 'Bob de Vries')
    const { doc, socket, write, stored } = await joinToWrite(server, bob)
    write(() => putCard(doc, 'card', { text: 'Loket open' }))
    await stored()
    const plain = plainClient(server, bob)
    await plain.synced()
    plain.doc.getMap('remarks').set('c1', remark({ kind: 'comment', authorId: bob.participantId, at: '2027-01-31T09:30:00.000Z', mentions: led.ann.participantId }, `Wat vindt @${led.ann.participantId}?`))
    plain.doc.getMap('remarks').set('r1', remark({ kind: 'reaction', authorId: bob.participantId, value: '👍' }))
    plain.doc.getMap('remarks').set('t1', remark({ kind: 'tag', value: 'loket' }))
    await vi.waitFor(() => expect([...doc.getMap('remarks').keys()].toSorted()).toEqual(['c1', 'r1', 't1']), { timeout: 5_000 })
    const { number } = await led.seal(roundId)
    const { text, value } = await led.record(number)
    expect(value.content['remarks']).toEqual([
      { id: 'c1', cardId: 'card', kind: 'comment', authorId: bob.participantId, at: '2027-01-31T09:30:00.000Z', mentions: led.ann.participantId, text: `Wat vindt @${led.ann.participantId}?` },
      { id: 'r1', cardId: 'card', kind: 'reaction', authorId: bob.participantId, value: '👍' },
      { id: 't1', cardId: 'card', kind: 'tag', value: 'loket' },
    ])
    expect(text).not.toContain('de Vries')
    const { sha256, ...hashed } = value
    expect(createHash('sha256').update(canonical(hashed)).digest('hex')).toBe(sha256)
    const markdown = (await ask(server, 'GET', `workshops/${led.id}/snapshots/${number}/exports/markdown`, { token: led.ann.accessToken })).text
    expect(markdown).toContain('Bob de Vries')
    expect(markdown).toContain('@Ann')
    plain.leave()
    await socket.close()
  })

  test('[A08] [G51] [G52] words under another name, and in another’s comment, are refused', async () => {
    const led = await lead(server)
    await led.begin()
    const bob = await led.enter('participant', 'Bob')
    const cor = await led.enter('participant', 'Cor')
    const one = await joinToWrite(server, bob)
    one.write((doc) => {
      putCard(doc, 'card')
      doc.getMap('remarks').set('c1', remark({ kind: 'comment', authorId: bob.participantId }, 'van Bob'))
    })
    await one.stored()
    const forged = await joinToWrite(server, cor)
    forged.write((doc) => doc.getMap('remarks').set('c2', remark({ kind: 'comment', authorId: bob.participantId }, 'niet van Bob')))
    expect((await forged.socket.first('refused')).json).toMatchObject({ code: 'author-not-you' })
    const changed = await joinToWrite(server, cor)
    changed.write((doc) => doc.getMap<Y.Map<Y.Text>>('remarks').get('c1')?.get('text')?.insert(0, 'niet '))
    expect((await changed.socket.first('refused')).json).toMatchObject({ code: 'not-your-remark' })
    await Promise.all([one, forged, changed].map(({ socket }) => socket.close()))
  })
})
