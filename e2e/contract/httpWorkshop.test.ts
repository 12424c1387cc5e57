import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { type Person, type View, type Workshop, create, enter, lead, secretOf, viewOf } from './support/people.ts'
import { RawSocket } from './support/rawSocket.ts'

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

const call = (method: string, path: string, { accessToken: token }: Person, body?: unknown) => ask(server, method, path, { token, ...(body === undefined ? {} : { body }) })

describe('[HTTP] a workshop', () => {
  test('201 {id, title, links}, each link <PUBLIC_URL>/join#<token> of 128 bits and more; the default template is blank', async () => {
    const answer = await ask(server, 'POST', 'workshops', { body: { title: 'Visie', parties: [{ name: 'Culemborg', short: 'CUL', color: 3 }, { name: 'Tiel' }] } })
    expect(answer.status).toBe(201)
    expect(Object.keys(answer.body).toSorted()).toEqual(['id', 'links', 'title'])
    const { links } = answer.body as unknown as Workshop
    expect(Object.keys(links).toSorted()).toEqual(['facilitator', 'participant', 'viewer'])
    // Without an ORGANISER_CODE none is asked, and one that is given does no harm.
    expect((await ask(server, 'POST', 'workshops', { body: { title: 'x', parties: [], organiserCode: 'any' } })).status).toBe(201)
    const tokens = Object.values(links).map((link) => {
      expect(link.startsWith(`${server.url}/join#`)).toBe(true)
      return secretOf(link)
    })
    expect(new Set(tokens).size).toBe(3)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/)
    const ann = await enter(server, links.facilitator, 'Ann')
    const view = await viewOf(server, ann)
    expect(view).toMatchObject({ title: 'Visie', language: 'nl', rounds: [], currentRoundId: null, sealed: 0, parties: [{ name: 'Culemborg', short: 'CUL', color: 3 }, { name: 'Tiel' }], me: { role: 'facilitator', name: 'Ann' } })
    expect(view.participants.map(({ name, role }) => [name, role])).toEqual([['Ann', 'facilitator']])
    const board = (await call('GET', `workshops/${ann.workshopId}/snapshots/live/exports/json`, ann)).body
    expect(board).toMatchObject({ cards: [], sections: [], lanes: [], links: [] })
  })

  test('templates: each one works or, not yet built, is 400; the example has cards and rounds', async () => {
    for (const template of ['blank', 'vision-roadmap', 'pdca', 'example']) {
      const answer = await ask(server, 'POST', 'workshops', { body: { title: template, template, parties: [] } })
      expect([201, 400], template).toContain(answer.status)
      if (template === 'blank' || template === 'example') expect(answer.status).toBe(201)
      if (template !== 'example') continue
      const ann = await enter(server, (answer.body as unknown as Workshop).links.facilitator, 'Ann')
      const view = await viewOf(server, ann)
      expect(view.rounds.length).toBeGreaterThan(0)
      const board = (await call('GET', `workshops/${ann.workshopId}/snapshots/live/exports/json`, ann)).body as { cards: unknown[] }
      expect(board.cards.length).toBeGreaterThan(10)
    }
  })

  test('PATCH changes title and parties; DELETE takes everything: sockets close with 4404, everybody is a stranger, links lead nowhere', async () => {
    const led = await lead(server)
    const view = await get<View>(call('PATCH', `workshops/${led.id}`, led.ann, { title: 'Anders', parties: [{ name: 'Tiel' }, { name: 'Buren' }] }))
    expect([view.title, view.parties.map((party) => party.name)]).toEqual(['Anders', ['Tiel', 'Buren']])
    const socket = await RawSocket.join(server, led.ann)
    expect((await call('DELETE', `workshops/${led.id}`, led.ann)).status).toBe(204)
    expect(await socket.closed).toBe(4404)
    expect((await call('GET', `workshops/${led.id}`, led.ann)).status).toBe(401)
    expect(await new RawSocket(server, led.id, led.ann.accessToken).closed).toBe(4401)
    expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(led.workshop.links.viewer), name: 'Vic' } })).status).toBe(401)
  })
})

describe('[HTTP] sessions', () => {
  test('201 {workshopId, participantId, role, accessToken}; who is new needs a name; a wrong token is 401', async () => {
    const { id, links } = await create(server)
    for (const role of ['facilitator', 'participant', 'viewer'] as const) {
      const answer = await ask(server, 'POST', 'sessions', { body: { token: secretOf(links[role]), name: `N ${role}` } })
      expect(answer.status).toBe(201)
      expect(Object.keys(answer.body).toSorted()).toEqual(['accessToken', 'participantId', 'role', 'workshopId'])
      expect(answer.body).toMatchObject({ workshopId: id, role })
    }
    expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(links.participant) } })).status).toBe(400)
    expect((await ask(server, 'POST', 'sessions', { body: { token: 'x'.repeat(40), name: 'Mallory' } })).status).toBe(401)
  })

  test('who has a session keeps the participant and the higher role; asNew makes another person', async () => {
    const { links } = await create(server)
    const vic = await enter(server, links.viewer, 'Vic')
    const again = async (link: string, more: Record<string, unknown> = {}) => (await call('POST', 'sessions', vic, { token: secretOf(link), ...more })).body as unknown as Person
    expect(await again(links.participant)).toMatchObject({ participantId: vic.participantId, role: 'participant' })
    expect(await again(links.facilitator)).toMatchObject({ participantId: vic.participantId, role: 'facilitator' })
    expect(await again(links.viewer)).toMatchObject({ participantId: vic.participantId, role: 'facilitator' })
    expect((await viewOf(server, vic)).participants).toHaveLength(1)
    const other = await again(links.participant, { asNew: true, name: 'Ola' })
    expect(other.participantId).not.toBe(vic.participantId)
    expect(other).toMatchObject({ role: 'participant' })
    expect((await viewOf(server, vic)).participants.map(({ name }) => name).toSorted()).toEqual(['Ola', 'Vic'])
    expect((await viewOf(server, other)).me.name).toBe('Ola')
  })

  test('a session of another workshop makes nobody known here', async () => {
    const [here, there] = [await create(server), await create(server)]
    const vic = await enter(server, here.links.viewer, 'Vic')
    const joined = await call('POST', 'sessions', vic, { token: secretOf(there.links.viewer), name: 'Vic' })
    expect(joined.body['participantId']).not.toBe(vic.participantId)
    expect((await viewOf(server, vic)).me.name).toBe('Vic')
  })

  test('leaving ends the session and its sockets', async () => {
    const { links } = await create(server)
    const vic = await enter(server, links.viewer, 'Vic')
    const socket = await RawSocket.join(server, vic)
    expect((await call('DELETE', `workshops/${vic.workshopId}/sessions/current`, vic)).status).toBe(204)
    expect(await socket.closed).toBeGreaterThanOrEqual(4401)
    expect((await call('GET', `workshops/${vic.workshopId}`, vic)).status).toBe(401)
  })
})

describe('[HTTP] participants', () => {
  test('oneself changes name and party, not the role; others do not; the facilitator changes everybody', async () => {
    const led = await lead(server)
    const [bob, vic] = [await led.enter('participant', 'Bob'), await led.enter('viewer', 'Vic')]
    const [party] = (await viewOf(server, bob)).parties
    const patch = (who: Person, whom: Person, body: unknown) => call('PATCH', `workshops/${led.id}/participants/${whom.participantId}`, who, body)
    expect((await patch(bob, bob, { name: 'Robert', partyId: party?.id })).status).toBe(200)
    expect((await viewOf(server, bob)).me).toMatchObject({ name: 'Robert', partyId: party?.id })
    expect((await patch(bob, bob, { role: 'facilitator' })).status).toBe(403)
    expect((await patch(bob, vic, { name: 'x' })).status).toBe(403)
    expect((await patch(vic, bob, { name: 'x' })).status).toBe(403)
    expect((await patch(bob, bob, { partyId: 'none' })).status).toBe(400)
    expect((await patch(led.ann, vic, { name: 'Victor', role: 'participant' })).status).toBe(200)
    expect((await viewOf(server, vic)).me).toMatchObject({ name: 'Victor', role: 'participant' })
    expect((await call('PATCH', `workshops/${led.id}/participants/nobody`, led.ann, { name: 'x' })).status).toBe(404)
  })

  test('who is removed is out at once: sockets close with 4403, now and when they come back; only a facilitator removes', async () => {
    const led = await lead(server)
    const [bob, vic] = [await led.enter('participant', 'Bob'), await led.enter('viewer', 'Vic')]
    const path = `workshops/${led.id}/participants/${bob.participantId}`
    const sockets = [await RawSocket.join(server, bob), await RawSocket.join(server, bob)]
    expect((await call('DELETE', path, vic)).status).toBe(403)
    expect((await call('DELETE', path, led.ann)).status).toBe(204)
    for (const socket of sockets) expect(await socket.closed).toBe(4403)
    expect(await new RawSocket(server, led.id, bob.accessToken).closed).toBe(4403)
    expect([401, 403]).toContain((await call('GET', `workshops/${led.id}`, bob)).status)
    expect((await call('DELETE', `workshops/${led.id}/participants/nobody`, led.ann)).status).toBe(404)
    expect((await viewOf(server, led.ann)).participants.map(({ name }) => name)).not.toContain('Bob')
  })
})

describe('[HTTP] links', () => {
  test('a facilitator sees the links as they were given; a renewed one stops the old token at once and leaves people inside', async () => {
    const led = await lead(server)
    const bob = await led.enter('participant', 'Bob')
    expect(await get(call('GET', `workshops/${led.id}/links`, led.ann))).toEqual(led.workshop.links)
    const socket = await RawSocket.join(server, bob)
    expect((await call('POST', `workshops/${led.id}/links/participant/renewals`, led.ann, {})).status).toBe(201)
    expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(led.workshop.links.participant), name: 'Late' } })).status).toBe(401)
    const links = await get<typeof led.workshop.links>(call('GET', `workshops/${led.id}/links`, led.ann))
    expect(links.participant).not.toBe(led.workshop.links.participant)
    expect([links.facilitator, links.viewer]).toEqual([led.workshop.links.facilitator, led.workshop.links.viewer])
    expect((await enter(server, links.participant, 'In time')).role).toBe('participant')
    expect((await call('GET', `workshops/${led.id}`, bob)).status).toBe(200)
    await socket.settled()
    await socket.close()
  })

  test('with endSessions people of that role are out (4403) and come in again by the new link only; others stay', async () => {
    const led = await lead(server)
    const [bob, vic] = [await led.enter('participant', 'Bob'), await led.enter('viewer', 'Vic')]
    const [bobs, vics] = [await RawSocket.join(server, bob), await RawSocket.join(server, vic)]
    expect((await call('POST', `workshops/${led.id}/links/participant/renewals`, led.ann, { endSessions: true })).status).toBe(201)
    expect(await bobs.closed).toBe(4403)
    expect((await call('GET', `workshops/${led.id}`, bob)).status).toBe(401)
    await vics.settled()
    await vics.close()
    expect((await call('GET', `workshops/${led.id}`, vic)).status).toBe(200)
    expect((await call('POST', `workshops/${led.id}/links/king/renewals`, led.ann, {})).status).toBe(404)
  })
})
