import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask } from './support/ask.ts'
import { type Led, type Person, create, enter, lead, secretOf } from './support/people.ts'
import { violations } from './support/jsonSchema.ts'

let server: StartedServer
let led: Led
let bob: Person
let vic: Person
beforeAll(async () => {
  server = await startServer()
  led = await lead(server)
  bob = await led.enter('participant', 'Bob')
  vic = await led.enter('viewer', 'Vic')
})
afterAll(() => server.stop())

/** Every call that INTERFACE has below a workshop, and who may do it. */
const CALLS: readonly { readonly method: string; readonly path: string; readonly who: 'in it' | 'facilitator'; readonly body?: unknown }[] = [
  { method: 'GET', path: '', who: 'in it' },
  { method: 'PATCH', path: '', who: 'facilitator', body: {} },
  { method: 'DELETE', path: '', who: 'facilitator' },
  { method: 'PATCH', path: '/participants/nobody', who: 'in it', body: {} },
  { method: 'DELETE', path: '/participants/nobody', who: 'facilitator' },
  { method: 'GET', path: '/links', who: 'facilitator' },
  { method: 'POST', path: '/links/viewer/renewals', who: 'facilitator', body: {} },
  { method: 'POST', path: '/rounds', who: 'facilitator', body: { title: 'x', phase: 'start' } },
  { method: 'PATCH', path: '/rounds/none', who: 'facilitator', body: { title: 'x' } },
  { method: 'DELETE', path: '/rounds/none', who: 'facilitator' },
  { method: 'POST', path: '/rounds/none/openings', who: 'facilitator', body: {} },
  { method: 'POST', path: '/rounds/none/seals', who: 'facilitator', body: {} },
  { method: 'GET', path: '/snapshots', who: 'in it' },
  { method: 'GET', path: '/snapshots/1', who: 'in it' },
  { method: 'GET', path: '/snapshots/live/exports/json', who: 'facilitator' },
  { method: 'GET', path: '/snapshots/1/exports/json', who: 'facilitator' },
  { method: 'POST', path: '/imports', who: 'facilitator', body: { lines: ['x'] } },
  { method: 'DELETE', path: '/sessions/current', who: 'in it' },
]

describe('[HTTP] who one is', () => {
  test('somebody without a session is answered 401 in the same words whether the workshop exists or not', async () => {
    const other = await lead(server)
    for (const { method, path, body } of CALLS) {
      for (const token of [undefined, 'not-a-token-of-anybody-at-all', other.ann.accessToken]) {
        const answers = await Promise.all(
          [led.id, 'nothing', '__proto__', 'x'.repeat(300), '%00', '..%2f..', '%', '%C3%28'].map((id) => ask(server, method, `workshops/${id}${path}`, { ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) })),
        )
        for (const { status, text } of answers) expect([status, text], `${method} ${path}`).toEqual([401, answers[0]?.text])
      }
    }
  })

  test('what only a facilitator may do is 403 to others, whatever is sent along', async () => {
    for (const { method, path, who, body } of CALLS.filter((one) => one.path !== '/sessions/current')) {
      for (const { accessToken: token } of [bob, vic]) {
        const { status } = await ask(server, method, `workshops/${led.id}${path}`, { token, ...(body === undefined ? {} : { body: who === 'in it' ? { surplus: true } : body }) })
        if (who === 'facilitator') expect(status, `${method} ${path}`).toBe(403)
        else expect(status, `${method} ${path}`).not.toBe(403)
      }
    }
    // None of the refused calls did anything.
    expect((await ask(server, 'GET', `workshops/${led.id}`, { token: bob.accessToken })).status).toBe(200)
  })

  test('a cookie is HttpOnly, SameSite=Strict, for the whole path, and does what the token does; several workshops share one', async () => {
    const { links, id } = await create(server)
    const first = await ask(server, 'POST', 'sessions', { body: { token: secretOf(led.workshop.links.viewer), name: 'Cor' } })
    const header = String(first.headers.get('set-cookie'))
    expect(first.headers.getSetCookie()).toHaveLength(1)
    expect(header).toMatch(/; HttpOnly(;|$)/)
    expect(header).toMatch(/; SameSite=Strict(;|$)/)
    expect(header).toMatch(/; Path=\/(;|$)/)
    expect(header).not.toMatch(/; (Secure|Domain)/)
    const cookie = header.split(';', 1)[0] ?? ''
    expect((await ask(server, 'GET', `workshops/${led.id}`, { cookie })).body).toMatchObject({ me: { name: 'Cor' } })
    const second = await ask(server, 'POST', 'sessions', { cookie, body: { token: secretOf(links.viewer), name: 'Cor' } })
    expect(second.headers.getSetCookie()).toHaveLength(1)
    const both = String(second.headers.get('set-cookie')).split(';', 1)[0] ?? ''
    expect(both.split('=')[0]).toBe(cookie.split('=')[0])
    for (const workshop of [led.id, id]) expect((await ask(server, 'GET', `workshops/${workshop}`, { cookie: both })).status).toBe(200)
    const left = await ask(server, 'DELETE', `workshops/${id}/sessions/current`, { cookie: both })
    expect(left.status).toBe(204)
    expect((await ask(server, 'GET', `workshops/${id}`, { cookie: both })).status).toBe(401)
    expect((await ask(server, 'GET', `workshops/${led.id}`, { cookie: both })).status).toBe(200)
  })
})

/** Sends these bytes as they are and answers all that comes back until the server hangs up. */
function spell(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.on('data', (chunk) => (heard += String(chunk)))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

describe('[HTTP] what is refused', () => {
  test('what is no HTTP gets a problem with the version too', async () => {
    const post = 'POST /api/v1/workshops HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
    for (const [bytes, status] of [['GARBAGE\r\n\r\n', 400], [`${post}Content-Length: many\r\n\r\n`, 400], [`${post}X: ${'y'.repeat(20_000)}\r\n\r\n`, 431]] as const) {
      const heard = await spell(bytes)
      expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      expect(heard).toMatch(/^api-version: \d+\.\d+\.\d+\r$/im)
      expect(heard).toMatch(/^content-type: application\/problem\+json\r$/im)
      expect(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))).toMatchObject({ status, code: expect.any(String) })
    }
  })

  test('an unsafe method with an Origin that is not ours is 403; a loopback name with the same port is ours; safe methods and programs pass', async () => {
    const { port } = new URL(server.url)
    const post = (origin: string | undefined) => ask(server, 'POST', 'workshops', { ...(origin === undefined ? {} : { origin }), body: { title: 'x', parties: [] } })
    for (const origin of ['https://elsewhere.example', 'null', `http://127.0.0.1:${Number(port) + 1}`, 'http://127.0.0.1', `http://localhost.elsewhere.example:${port}`, `http://elsewhere.example:${port}`, 'nonsense']) {
      expect([origin, (await post(origin)).status]).toEqual([origin, 403])
      expect((await ask(server, 'DELETE', `workshops/${led.id}`, { origin, token: led.ann.accessToken })).status).toBe(403)
      expect((await ask(server, 'PATCH', `workshops/${led.id}`, { origin, token: led.ann.accessToken, body: { title: 'Gekaapt' } })).status).toBe(403)
    }
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) expect([host, (await post(`http://${host}:${port}`)).status]).toEqual([host, 201])
    expect((await post(undefined)).status).toBe(201)
    expect((await ask(server, 'GET', `workshops/${led.id}`, { origin: 'https://elsewhere.example', token: led.ann.accessToken })).body['title']).toBe('Visie op dienstverlening')
  })

  test('bodies are application/json only, well formed, and objects', async () => {
    const raw = JSON.stringify({ title: 'x', parties: [] })
    const post = async (contentType: string | undefined, body: string) => (await ask(server, 'POST', 'workshops', { raw: body, headers: contentType === undefined ? {} : { 'content-type': contentType } })).status
    for (const type of ['text/plain', 'text/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', 'application/xml', undefined]) expect([400, 415], String(type)).toContain(await post(type, raw))
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8', 'Application/JSON']) expect(await post(type, raw), type).toBe(201)
    for (const body of ['', '{', 'null', '[]', '"x"', '1', `${raw} x`, '{"title":"x","parties":[],"__proto__":{"a":1}}', '{"title":"x","parties":[{"name":"a","constructor":{"prototype":{}}}]}', '\u0000']) expect(await post('application/json', body), body).toBe(400)
  })

  test('unknown input is 400, never dropped or coerced: in bodies, in queries', async () => {
    const token = led.ann.accessToken
    const round = await led.plan()
    const refused: readonly (readonly [string, string, unknown])[] = [
      ['POST', 'workshops', { title: 'x', parties: [], extra: 1 }],
      ['POST', 'workshops', { title: 'x', parties: [{ name: 'a', extra: 1 }] }],
      ['POST', 'workshops', { title: 1, parties: [] }],
      ['POST', 'workshops', { title: 'x' }],
      ['POST', 'workshops', { title: 'x', parties: null }],
      ['POST', 'workshops', { title: '', parties: [] }],
      ['POST', 'workshops', { title: 'x', parties: [], language: 'de' }],
      ['POST', 'workshops', { title: 'x', parties: [], template: 'unheard-of' }],
      ['POST', 'workshops', { title: 'x', parties: [{ name: 'a', color: '1' }] }],
      ['PATCH', `workshops/${led.id}`, { extra: 1 }],
      ['PATCH', `workshops/${led.id}`, { title: null }],
      ['PATCH', `workshops/${led.id}`, { language: 'en' }],
      ['POST', 'sessions', { token: secretOf(led.workshop.links.viewer), name: 'x', extra: 1 }],
      ['POST', 'sessions', { token: secretOf(led.workshop.links.viewer), name: 'x', asNew: 'true' }],
      ['POST', 'sessions', { token: secretOf(led.workshop.links.viewer), name: 'x', role: 'facilitator' }],
      ['POST', 'sessions', { token: secretOf(led.workshop.links.viewer), name: 'x', partyId: 'none' }],
      ['POST', 'sessions', { name: 'x' }],
      ['PATCH', `workshops/${led.id}/participants/${bob.participantId}`, { name: 'x', id: 'y' }],
      ['PATCH', `workshops/${led.id}/participants/${bob.participantId}`, { role: 'king' }],
      ['POST', `workshops/${led.id}/links/viewer/renewals`, { endSessions: 1 }],
      ['POST', `workshops/${led.id}/links/viewer/renewals`, { extra: 1 }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'end' }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x' }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'start', minutes: '20' }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'start', minutes: 1.5 }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'start', allows: { kinds: ['poem'] } }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'start', allows: ['note'] }],
      ['POST', `workshops/${led.id}/rounds`, { title: 'x', phase: 'start', state: 'open' }],
      ['PATCH', `workshops/${led.id}/rounds/${round}`, { state: 'sealed' }],
      ['PATCH', `workshops/${led.id}/rounds/${round}`, { order: -1 }],
      ['POST', `workshops/${led.id}/rounds/${round}/openings`, { extra: 1 }],
      ['POST', `workshops/${led.id}/rounds/${round}/seals`, { extra: 1 }],
      ['POST', `workshops/${led.id}/imports`, {}],
      ['POST', `workshops/${led.id}/imports`, { lines: [1] }],
      ['POST', `workshops/${led.id}/imports`, { lines: ['a'], extra: 1 }],
      ['POST', 'workshops?x=1', { title: 'x', parties: [] }],
      ['POST', `workshops/${led.id}/rounds?dry=1`, { title: 'x', phase: 'start' }],
      ['GET', `workshops/${led.id}?full=1`, undefined],
      ['GET', `workshops/${led.id}/links?x`, undefined],
      ['GET', `workshops/${led.id}/snapshots?limit=1`, undefined],
      ['GET', `workshops/${led.id}/snapshots/live/exports/json?x=1`, undefined],
      ['DELETE', `workshops/${led.id}/rounds/${round}?force=1`, undefined],
      ['GET', 'openapi.json?x=1', undefined],
      ['GET', `health?x=1`, undefined],
    ]
    for (const [method, path, body] of refused) expect([method, path, body, (await ask(server, method, path, { token, ...(body === undefined ? {} : { body }) })).status]).toEqual([method, path, body, 400])
    expect((await ask(server, 'GET', `workshops/${led.id}`, { token })).body).toMatchObject({ title: 'Visie op dienstverlening' })
  })

  test('a trailing slash is 404, and so are unknown addresses and methods', async () => {
    const token = led.ann.accessToken
    for (const { method, path, body } of CALLS) expect((await ask(server, method, `workshops/${led.id}${path}/`, { token, ...(body === undefined ? {} : { body }) })).status, `${method} ${path}/`).toBe(404)
    for (const path of ['workshops/', 'sessions/', 'openapi.json/', '/health/', '/api/v1/', '/api/v1', '/api/v2/workshops', 'nothing', `workshops/${led.id}/nothing`]) expect((await ask(server, 'GET', path, { token })).status, path).toBe(404)
    for (const path of ['workshops/', 'sessions/']) expect((await ask(server, 'POST', path, { body: { title: 'x', parties: [] } })).status).toBe(404)
    expect((await ask(server, 'PUT', `workshops/${led.id}`, { token, body: {} })).status).toBe(404)
  })

  test('too much at once is 413, and the answer arrives also while the rest is being sent', async () => {
    const answer = await ask(server, 'POST', 'workshops', { body: { title: 'x'.repeat(3_000_000), parties: [] } })
    expect(answer.status).toBe(413)
    const raw = JSON.stringify({ lines: ['x'.repeat(22_000_000)] })
    for (let time = 0; time < 6; time++) expect((await ask(server, 'POST', `workshops/${led.id}/imports`, { token: led.ann.accessToken, raw, headers: { 'content-type': 'application/json' } })).status).toBe(413)
    expect((await ask(server, 'POST', `workshops/${led.id}/imports`, { token: led.ann.accessToken, raw, headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await ask(server, 'POST', `workshops/${led.id}/imports`, { raw, headers: { 'content-type': 'application/json' } })).status).toBe(401)
  })
})

type Operation = { readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]; readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Record<string, unknown> }>> }>> }
type Description = { readonly openapi: string; readonly info: { readonly title: string; readonly version: string }; readonly servers: readonly { readonly url: string }[]; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

describe('[HTTP] GET /api/v1/openapi.json describes all of it', () => {
  test('OpenAPI 3.1 with every call of INTERFACE; each parameter of a path is described, each response has a description', async () => {
    const description = (await ask(server, 'GET', 'openapi.json')).body as unknown as Description
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(description.info).toMatchObject({ title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    expect(description.servers[0]?.url.endsWith('/api/v1')).toBe(true)
    const shape = (path: string): string => path.replace(/\{[^}]+\}/g, '{}')
    const described = new Set(Object.entries(description.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${shape(path)}`)))
    const expected = [
      'POST /workshops', 'POST /sessions', 'GET /health',
      ...CALLS.map(({ method, path }) => `${method} /workshops/{}${path.replace(/(participants|rounds|exports|links|snapshots)\/[^/]+/g, '$1/{}')}`),
    ]
    for (const call of expected) expect([...described], call).toContain(call)
    for (const [path, operations] of Object.entries(description.paths)) {
      expect(path).toMatch(/^\/[^?#]*[^/]$/)
      for (const [method, { parameters = [], responses }] of Object.entries(operations)) {
        const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
        expect(parameters.filter((one) => one.in === 'path').map((one) => one.name).toSorted(), `${method} ${path}`).toEqual(inPath.toSorted())
        expect(parameters.every((one) => one.in !== 'path' || one.required === true)).toBe(true)
        // No secret in a path or query: nothing is asked in a query at all.
        expect(parameters.filter((one) => one.in !== 'path')).toEqual([])
        for (const response of Object.values(responses)) expect(response.description).not.toBe('')
      }
    }
    expect(JSON.stringify(description)).not.toContain('"$ref"')
  })

  test('what is answered is as it describes', async () => {
    const description = (await ask(server, 'GET', 'openapi.json')).body as unknown as Description
    const token = led.ann.accessToken
    const party = await lead(server)
    const at = `workshops/${party.id}`
    const round = await party.begin({ instruction: 'Wat delen we?', minutes: 10, allows: { kinds: ['note'] } })
    const carl = await enter(server, party.workshop.links.participant, 'Carl')
    const calls: readonly (readonly [string, string, string, unknown?])[] = [
      ['POST', '/workshops', 'workshops', { title: 'x', parties: [{ name: 'a' }] }],
      ['POST', '/workshops', 'workshops', {}],
      ['GET', '/workshops/{workshopId}', at],
      ['PATCH', '/workshops/{workshopId}', at, { title: 'Nieuw' }],
      ['POST', '/sessions', 'sessions', { token: secretOf(party.workshop.links.viewer), name: 'Vic' }],
      ['POST', '/sessions', 'sessions', { token: 'x'.repeat(43), name: 'Vic' }],
      ['PATCH', '/workshops/{workshopId}/participants/{participantId}', `${at}/participants/${carl.participantId}`, { name: 'Karel' }],
      ['GET', '/workshops/{workshopId}/links', `${at}/links`],
      ['POST', '/workshops/{workshopId}/links/{role}/renewals', `${at}/links/viewer/renewals`, {}],
      ['POST', '/workshops/{workshopId}/rounds', `${at}/rounds`, { title: 'Later', phase: 'plan' }],
      ['PATCH', '/workshops/{workshopId}/rounds/{roundId}', `${at}/rounds/${round}`, { minutes: 15 }],
      ['POST', '/workshops/{workshopId}/rounds/{roundId}/openings', `${at}/rounds/${round}/openings`, {}],
      ['POST', '/workshops/{workshopId}/imports', `${at}/imports`, { lines: ['een', 'twee'] }],
      ['POST', '/workshops/{workshopId}/rounds/{roundId}/seals', `${at}/rounds/${round}/seals`, {}],
      ['GET', '/workshops/{workshopId}/snapshots', `${at}/snapshots`],
      ['GET', '/workshops/{workshopId}/snapshots/{number}', `${at}/snapshots/1`],
      ['GET', '/workshops/{workshopId}/snapshots/{number}', `${at}/snapshots/2`],
      ['GET', '/health', 'health'],
    ]
    for (const [method, path, address, body] of calls) {
      const answer = await ask(server, method, address, { token: address.startsWith(at) ? party.ann.accessToken : token, ...(body === undefined ? {} : { body }) })
      const response = description.paths[path]?.[method.toLowerCase()]?.responses[String(answer.status)]
      const described = response?.content?.[answer.status < 400 ? 'application/json' : 'application/problem+json']
      expect(described, `${method} ${path} ${answer.status}`).toBeDefined()
      expect(violations(described?.schema ?? {}, JSON.parse(answer.text)), `${method} ${path} ${answer.status} ${answer.text.slice(0, 200)}`).toEqual([])
    }
  })
})
