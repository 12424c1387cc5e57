import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'

type People = Awaited<ReturnType<HttpRig['people']>>
type Call = {
  readonly call: string
  readonly method?: 'POST' | 'PATCH' | 'DELETE'
  /** Path under the workshop; a fresh workshop with a planned, an open and (first) a sealed round is there. */
  readonly path: (world: World) => string
  readonly body?: object
  /** Status for facilitator, participant, viewer. Outsiders and strangers always get 401. */
  readonly answers: readonly [number, number, number]
}
type World = { readonly people: People; readonly planned: string; readonly open: string; readonly sealed: string }

const CALLS: readonly Call[] = [
  { call: 'GET workshop', path: () => '', answers: [200, 200, 200] },
  { call: 'PATCH workshop', method: 'PATCH', path: () => '', body: { title: 'Nieuw' }, answers: [200, 403, 403] },
  { call: 'DELETE workshop', method: 'DELETE', path: () => '', answers: [204, 403, 403] },
  { call: 'DELETE own session', method: 'DELETE', path: () => '/sessions/current', answers: [204, 204, 204] },
  { call: 'PATCH participant (name)', method: 'PATCH', path: ({ people }) => `/participants/${people.participant.participantId}`, body: { name: 'Anders' }, answers: [200, 200, 403] },
  { call: 'PATCH participant (role)', method: 'PATCH', path: ({ people }) => `/participants/${people.participant.participantId}`, body: { role: 'facilitator' }, answers: [200, 403, 403] },
  { call: 'DELETE participant', method: 'DELETE', path: ({ people }) => `/participants/${people.viewer.participantId}`, answers: [204, 403, 403] },
  { call: 'POST party', method: 'POST', path: () => '/parties', body: { name: 'Buren' }, answers: [201, 403, 403] },
  { call: 'PATCH party', method: 'PATCH', path: ({ people }) => `/parties/${people.parties[0]}`, body: { name: 'Tiel en omstreken' }, answers: [200, 403, 403] },
  { call: 'DELETE party of a sealed round', method: 'DELETE', path: ({ people }) => `/parties/${people.parties[0]}`, answers: [409, 403, 403] },
  { call: 'GET links', path: () => '/links', answers: [200, 403, 403] },
  { call: 'POST link renewal', method: 'POST', path: () => '/links/viewer/renewals', body: {}, answers: [201, 403, 403] },
  { call: 'POST round', method: 'POST', path: () => '/rounds', body: { title: 'x', phase: 'act' }, answers: [201, 403, 403] },
  { call: 'PATCH round', method: 'PATCH', path: ({ planned }) => `/rounds/${planned}`, body: { minutes: 5 }, answers: [200, 403, 403] },
  { call: 'PATCH sealed round', method: 'PATCH', path: ({ sealed }) => `/rounds/${sealed}`, body: { minutes: 5 }, answers: [409, 403, 403] },
  { call: 'DELETE round', method: 'DELETE', path: ({ planned }) => `/rounds/${planned}`, answers: [204, 403, 403] },
  { call: 'POST opening while one is open', method: 'POST', path: ({ planned }) => `/rounds/${planned}/openings`, answers: [409, 403, 403] },
  { call: 'POST seal', method: 'POST', path: ({ open }) => `/rounds/${open}/seals`, answers: [201, 403, 403] },
  { call: 'POST seal again', method: 'POST', path: ({ sealed }) => `/rounds/${sealed}/seals`, answers: [201, 403, 403] },
  { call: 'GET snapshots', path: () => '/snapshots', answers: [200, 200, 200] },
  { call: 'GET snapshot', path: () => '/snapshots/1', answers: [200, 200, 200] },
  { call: 'GET export of a sealed round', path: () => '/snapshots/1/exports/csv', answers: [200, 403, 403] },
  { call: 'GET export of the live board', path: () => '/snapshots/live/exports/csv', answers: [200, 403, 403] },
  { call: 'POST import', method: 'POST', path: () => '/imports', body: { lines: ['a'] }, answers: [201, 403, 403] },
  { call: 'POST image (of what is none)', method: 'POST', path: () => '/images', body: {}, answers: [422, 422, 403] },
  { call: 'GET image that is not there', path: () => '/images/*', answers: [404, 404, 404] },
]

let rig: HttpRig
beforeAll(async () => void (rig = await createHttpRig()))
afterAll(() => rig.close())

async function world(): Promise<World> {
  const people = await rig.people()
  const post = (path: string, body?: object) => rig.ask(people.path + path, { method: 'POST', bearer: people.facilitator.accessToken, ...(body === undefined ? {} : { body }) })
  const ids: string[] = []
  for (const title of ['gesloten', 'open', 'gepland']) ids.push((await post('/rounds', { title, phase: 'start' })).body.id as string)
  const [sealed = '', open = '', planned = ''] = ids
  await post(`/rounds/${sealed}/openings`)
  await post(`/rounds/${sealed}/seals`)
  await post(`/rounds/${open}/openings`)
  return { people, planned, open, sealed }
}

test.each(CALLS)('[HTTP1] $call answers facilitator, participant and viewer with $answers, and everybody else with 401', async ({ method, path, body, answers }) => {
  const roles = ['facilitator', 'participant', 'viewer'] as const
  const statuses: number[] = []
  for (const role of roles) {
    const now = await world()
    const ask = (bearer?: string) => rig.ask(now.people.path + path(now), { ...(method === undefined ? {} : { method }), ...(body === undefined ? {} : { body }), ...(bearer === undefined ? {} : { bearer }) })
    for (const bearer of [undefined, now.people.outsider.accessToken, 'geraden-geraden-geraden']) expect((await ask(bearer)).body).toMatchObject({ status: 401, code: 'no-session' })
    const answer = await ask(now.people[role].accessToken)
    statuses.push(answer.status)
    if (answer.status === 403) expect(['not-facilitator', 'export-not-allowed', 'viewer']).toContain(answer.body.code)
  }
  expect(statuses).toEqual(answers)
})

test('[HTTP1] every call under a workshop stands in the table of roles', async () => {
  const described = (await rig.ask('/openapi.json')).body.paths as Record<string, Record<string, unknown>>
  const calls = Object.entries(described).flatMap(([path, operations]) => (path.startsWith('/workshops/{') ? Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/workshops/{workshopId}', '')}`) : []))
  const blank: World = { people: { parties: ['*'], participant: { participantId: '*' }, viewer: { participantId: '*' } } as unknown as People, planned: '*', open: '*', sealed: '*' }
  const tabled = CALLS.map(({ method = 'GET', path }) => `${method} ${path(blank)}`)
  const shape = (call: string): string => call.replace(/\{\w+\}|\*|\b(1|live|csv)\b/g, '?').replace('/links/viewer/', '/links/?/')
  expect([...new Set(tabled.map(shape))].sort()).toEqual([...new Set(calls.map(shape))].sort())
})
