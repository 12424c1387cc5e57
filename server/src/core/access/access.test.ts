import { expect, test } from 'vitest'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'

const DAY = 24 * 60 * 60 * 1000
const joinWith = (rig: HttpRig, body: object, headers: Record<string, string> = {}) => rig.ask('/sessions', { method: 'POST', body, headers })

async function withRig(run: (rig: HttpRig, people: Awaited<ReturnType<HttpRig['people']>>) => Promise<void>, options: Parameters<typeof createHttpRig>[0] = {}) {
  const rig = await createHttpRig(options)
  try {
    await run(rig, await rig.people())
  } finally {
    await rig.close()
  }
}

test('[ACC1] a link opens a session by cookie and by bearer, and the store holds only the hash of its token', () =>
  withRig(async (rig, people) => {
    const joined = await joinWith(rig, { token: rig.tokenOf(people.links.participant), name: '  Nieuw\u0000  ' })
    expect(joined.status).toBe(201)
    expect(joined.headers['set-cookie']).toMatch(/^visiebord=[\w.~-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/)
    const token = joined.body.accessToken as string
    expect(token.length * 6).toBeGreaterThanOrEqual(128)
    expect((await rig.ask(people.path, { bearer: token })).body.me.name).toBe('Nieuw')
    expect((await rig.ask(people.path, { headers: { cookie: joined.cookie } })).body.me.participantId).toBe(joined.body.participantId)
    expect(await rig.store.findSession(token)).toBeUndefined()
  }))

test('[ACC2] a session ends after 30 days; the link renews it in the same browser for the same person', () =>
  withRig(async (rig, people) => {
    const token = rig.tokenOf(people.links.participant)
    const first = await joinWith(rig, { token, name: 'Deen' })
    rig.later(30 * DAY - 60_000)
    expect((await rig.ask(people.path, { headers: { cookie: first.cookie } })).status).toBe(200)
    rig.later(120_000)
    expect((await rig.ask(people.path, { headers: { cookie: first.cookie } })).body.code).toBe('no-session')
    const again = await joinWith(rig, { token }, { cookie: first.cookie })
    expect(again.body).toMatchObject({ participantId: first.body.participantId, role: 'participant' })
    expect(again.body.accessToken).not.toBe(first.body.accessToken)
    expect((await rig.ask(people.path, { headers: { cookie: again.cookie } })).status).toBe(200)
    expect((await rig.ask(people.path, { bearer: first.body.accessToken })).status).toBe(401)
  }))

test('[ACC4] who is in already keeps the person, the token and the higher role; asNew makes another person', () =>
  withRig(async (rig, people) => {
    const first = await joinWith(rig, { token: rig.tokenOf(people.links.participant), name: 'Deen' })
    const raised = await joinWith(rig, { token: rig.tokenOf(people.links.facilitator) }, { cookie: first.cookie })
    expect(raised.body).toEqual({ ...first.body, role: 'facilitator' })
    const lower = await joinWith(rig, { token: rig.tokenOf(people.links.viewer) }, { authorization: `Bearer ${String(first.body.accessToken)}` })
    expect(lower.body).toEqual(raised.body)
    const other = await joinWith(rig, { token: rig.tokenOf(people.links.viewer), name: 'Ander', asNew: true }, { cookie: first.cookie })
    expect(other.body.role).toBe('viewer')
    expect(other.body.participantId).not.toBe(first.body.participantId)
    expect((await rig.ask(people.path, { headers: { cookie: other.cookie } })).body.me.name).toBe('Ander')
    expect((await rig.ask(people.path, { headers: { cookie: first.cookie } })).body.me.name).toBe('Deen')
    expect((await joinWith(rig, { token: rig.tokenOf(people.links.viewer), asNew: true }, { cookie: first.cookie })).body.code).toBe('name-empty')
  }))

test('[ACC5] one cookie holds the sessions of several workshops; leaving one keeps the other', () =>
  withRig(async (rig, people) => {
    const other = await rig.people()
    const first = await joinWith(rig, { token: rig.tokenOf(people.links.viewer), name: 'A' })
    const both = await joinWith(rig, { token: rig.tokenOf(other.links.viewer), name: 'B' }, { cookie: first.cookie })
    for (const path of [people.path, other.path]) expect((await rig.ask(path, { headers: { cookie: both.cookie } })).status).toBe(200)
    const left = await rig.ask(`${people.path}/sessions/current`, { method: 'DELETE', headers: { cookie: both.cookie } })
    expect(left.status).toBe(204)
    expect((await rig.ask(people.path, { headers: { cookie: both.cookie } })).status).toBe(401)
    expect((await rig.ask(other.path, { headers: { cookie: left.cookie } })).status).toBe(200)
    const none = await rig.ask(`${other.path}/sessions/current`, { method: 'DELETE', headers: { cookie: left.cookie } })
    expect(none.headers['set-cookie']).toContain('visiebord=; Path=/; Max-Age=0')
  }))

test('[ACC6] an outsider, a stranger and a guesser get one and the same 401, whether the workshop exists or not', () =>
  withRig(async (rig, people) => {
    const ids = [people.id, 'nergens', '__proto__', '..%2f..%2fetc', '%00', '%zz', 'x'.repeat(9_000), '%F0%9F%99%82']
    const bearers = [undefined, people.outsider.accessToken, 'x'.repeat(32), 'a b', '']
    const bodies = new Set<string>()
    for (const id of ids) {
      for (const bearer of bearers) {
        const answer = await rig.ask(`/workshops/${id}`, bearer === undefined ? {} : { bearer })
        bodies.add(`${answer.status} ${answer.payload} ${JSON.stringify({ ...answer.headers, date: '' })}`)
      }
    }
    expect([...bodies].map((body) => body.slice(0, 3))).toEqual(['401'])
  }))

test('[ACC6] [A06] [P11] what the server looks up for an outsider is the same whether the workshop exists or not, and never the workshop: it takes the same time', () =>
  withRig(async (rig, people) => {
    const asked: string[] = []
    const listen = (name: string, port: object): void => {
      for (const [method, value] of Object.entries(port)) {
        if (typeof value !== 'function') continue
        const call = value as (...args: readonly unknown[]) => unknown
        Object.assign(port, { [method]: (...args: readonly unknown[]) => (asked.push(`${name}.${method} ${String(args[0])}`), call(...args)) })
      }
    }
    listen('store', rig.store)
    listen('desks', rig.desks)
    const lookedUp = async (id: string, bearer: string | undefined): Promise<readonly string[]> => {
      asked.length = 0
      for (const path of ['', '/snapshots/1', '/links']) expect((await rig.ask(`/workshops/${id}${path}`, bearer === undefined ? {} : { bearer })).status).toBe(401)
      return [...asked]
    }
    for (const bearer of [people.outsider.accessToken, 'x'.repeat(32), undefined]) {
      const there = await lookedUp(people.id, bearer)
      expect(await lookedUp('x'.repeat(people.id.length), bearer)).toEqual(there)
      expect(there.map((each) => each.split(' ')[0])).toEqual(bearer === undefined ? [] : Array.from({ length: 3 }, () => 'store.findSession'))
    }
    await rig.ask(people.path, { bearer: people.viewer.accessToken })
    expect(asked.join('\n')).toContain(`desks.open ${people.id}`)
  }))

test('[ACC7] [W24] a removed person is told so, and comes in again only as another person', () =>
  withRig(async (rig, people) => {
    const { participantId, accessToken } = people.participant
    expect((await rig.ask(`${people.path}/participants/${participantId}`, { method: 'DELETE', bearer: people.facilitator.accessToken })).status).toBe(204)
    const answer = await rig.ask(people.path, { bearer: accessToken })
    expect([answer.status, answer.body.code]).toEqual([403, 'removed'])
    const token = rig.tokenOf(people.links.participant)
    expect((await joinWith(rig, { token }, { authorization: `Bearer ${accessToken}` })).body.code).toBe('removed')
    expect((await joinWith(rig, { token, name: 'Opnieuw', asNew: true }, { authorization: `Bearer ${accessToken}` })).status).toBe(201)
  }))

test('[ACC8] [W26] a renewed link works at once and the old one no more; people inside stay, unless sessions are ended', () =>
  withRig(async (rig, people) => {
    const bearer = people.facilitator.accessToken
    const renew = (role: string, body?: object) => rig.ask(`${people.path}/links/${role}/renewals`, { method: 'POST', bearer, ...(body === undefined ? {} : { body }) })
    const renewed = await renew('participant')
    expect(renewed.status).toBe(201)
    expect(renewed.body).toEqual({ role: 'participant', link: (await rig.ask(`${people.path}/links`, { bearer })).body.participant })
    const old = await joinWith(rig, { token: rig.tokenOf(people.links.participant), name: 'Laat' })
    expect([old.status, old.body.code]).toEqual([401, 'link-unknown'])
    expect((await joinWith(rig, { token: rig.tokenOf(renewed.body.link), name: 'Op tijd' })).status).toBe(201)
    expect((await rig.ask(people.path, { bearer: people.participant.accessToken })).status).toBe(200)
    await renew('participant', { endSessions: true })
    expect((await rig.ask(people.path, { bearer: people.participant.accessToken })).status).toBe(401)
    expect((await rig.ask(people.path, { bearer: people.viewer.accessToken })).status).toBe(200)
    await renew('facilitator', { endSessions: true })
    expect((await rig.ask(people.path, { bearer })).status).toBe(200)
    expect((await renew('baas')).status).toBe(404)
  }))

test('[ACC3] wrong tokens are throttled by address, and a right one always passes', () =>
  withRig(async (rig, people) => {
    const codes: string[] = []
    for (let guess = 0; guess < 40; guess++) codes.push((await joinWith(rig, { token: `raden${guess}`, name: 'x' })).body.code)
    expect([codes[0], codes.at(-1)]).toEqual(['link-unknown', 'too-fast'])
    const token = rig.tokenOf(people.links.participant)
    for (let person = 0; person < 5; person++) expect((await joinWith(rig, { token, name: `P${person}` })).status).toBe(201)
    rig.later(61_000)
    expect((await joinWith(rig, { token: 'raden', name: 'x' })).body.code).toBe('link-unknown')
  }))

test('[ACC3] behind a trusted proxy each client counts for itself; from anybody else the header says nothing', async () => {
  for (const [trustedProxies, code] of [[['127.0.0.1'], 'link-unknown'], [[], 'too-fast']] as const) {
    const rig = await createHttpRig({ settings: { trustedProxies } })
    let last = ''
    for (let guess = 0; guess < 35; guess++) last = (await joinWith(rig, { token: 'raden', name: 'x' }, { 'x-forwarded-for': `10.0.0.${guess}` })).body.code
    expect(last).toBe(code)
    await rig.close()
  }
})

test('[ACC10] an organiser code is asked when one is set, and guessing it is throttled also for the right one', () =>
  createHttpRig({ settings: { organiserCode: 'rivierenland' } }).then(async (rig) => {
    const create = (organiserCode?: string) => rig.ask('/workshops', { method: 'POST', body: { title: 'x', parties: [], ...(organiserCode === undefined ? {} : { organiserCode }) } })
    expect((await create()).body.code).toBe('organiser-code')
    expect((await create('rivierenland')).status).toBe(201)
    for (let guess = 0; guess < 10; guess++) await create(`raden${guess}`)
    expect((await create('rivierenland')).body.code).toBe('too-fast')
    rig.later(61_000)
    expect((await create('rivierenland')).status).toBe(201)
    await rig.close()
  }))

test('[ACC11] a link tells the join page what it needs, and who this browser already is', () =>
  withRig(async (rig, people) => {
    const token = rig.tokenOf(people.links.participant)
    const look = (headers: Record<string, string> = {}) => rig.ask('/invitations', { method: 'POST', body: { token }, headers })
    const invitation = await look()
    expect(invitation.body).toMatchObject({ workshopId: people.id, title: 'Dienstverlening', role: 'participant', openRound: null, present: 0 })
    expect(invitation.body.you).toBeUndefined()
    const partyId = invitation.body.parties[0].id as string
    const joined = await joinWith(rig, { token, name: 'Deen', partyId })
    expect((await look({ cookie: joined.cookie })).body.you).toEqual({ name: 'Deen', partyId })
  }))

test('[ACC12] no token and no name reaches the log, whatever goes wrong', async () => {
  let failing = false
  const rig = await createHttpRig({ store: { before: (operation) => { if (failing && operation !== 'check') throw new Error(`broken while handling ${secret}`) } } })
  const people = await rig.people()
  const secret = `x${people.participant.accessToken.slice(1)}` // of no session that was used: the store is asked
  failing = true
  expect((await rig.ask(people.path, { bearer: secret })).body.code).toBe('unexpected')
  expect((await joinWith(rig, { token: rig.tokenOf(people.links.viewer), name: 'Geheim' })).status).toBe(500)
  const log = rig.lines.join('\n')
  expect(log).toContain('/workshops/:workshopId')
  for (const hidden of [secret, rig.tokenOf(people.links.viewer), 'Geheim']) expect(log).not.toContain(hidden)
  await rig.close()
})
