import { CLOSE, MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'
import { expect, test, vi } from 'vitest'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'

type Heard = { readonly closed: number[]; readonly views: { sealed: number; currentRoundId: string | null; me: { role: string } }[] }

/** A socket that only listens. */
async function listen(rig: HttpRig, workshopId: string, participantId: string): Promise<Heard> {
  const heard: Heard = { closed: [], views: [] }
  const room = await rig.hub.open(workshopId)
  room.attach(
    {
      send(bytes) {
        const decoder = decoding.createDecoder(bytes)
        if (decoding.readVarUint(decoder) === MESSAGE.view) heard.views.push(JSON.parse(decoding.readVarString(decoder)))
      },
      close: (code) => void heard.closed.push(code),
      bufferedBytes: () => 0,
    },
    { participantId },
  )
  return heard
}
const WITHIN = { timeout: 10_000, interval: 5 }

async function withPeople(run: (rig: HttpRig, people: Awaited<ReturnType<HttpRig['people']>>, heard: { facilitator: Heard; participant: Heard; viewer: Heard }) => Promise<void>) {
  const rig = await createHttpRig()
  try {
    const people = await rig.people()
    const [facilitator, participant, viewer] = await Promise.all([people.facilitator, people.participant, people.viewer].map(({ participantId }) => listen(rig, people.id, participantId)))
    if (!facilitator || !participant || !viewer) throw new Error('not everybody listens')
    await run(rig, people, { facilitator, participant, viewer })
    expect(rig.lines).toEqual([])
  } finally {
    await rig.close()
  }
}

test('[W24] who is removed is cut off with 4403, and everybody else goes on', () =>
  withPeople(async (rig, people, heard) => {
    const before = heard.viewer.views.length
    const removed = await rig.ask(`${people.path}/participants/${people.participant.participantId}`, { method: 'DELETE', bearer: people.facilitator.accessToken })
    expect(removed.status).toBe(204)
    expect(heard.participant.closed[0]).toBe(CLOSE.removed)
    await vi.waitFor(() => expect(heard.viewer.views.length).toBeGreaterThan(before), WITHIN)
    expect([heard.facilitator.closed, heard.viewer.closed]).toEqual([[], []])
  }))

test('[W26] ending sessions with a link cuts off that role with 4403 and nobody else', () =>
  withPeople(async (rig, people, heard) => {
    await rig.ask(`${people.path}/links/viewer/renewals`, { method: 'POST', bearer: people.facilitator.accessToken, body: { endSessions: true } })
    expect([heard.viewer.closed, heard.participant.closed, heard.facilitator.closed]).toEqual([[CLOSE.removed], [], []])
  }))

test('[ACC1] leaving closes one’s sockets with 4401', () =>
  withPeople(async (rig, people, heard) => {
    await rig.ask(`${people.path}/sessions/current`, { method: 'DELETE', bearer: people.participant.accessToken })
    expect([heard.participant.closed, heard.viewer.closed]).toEqual([[CLOSE.noSession], []])
  }))

test('[W27] a deleted workshop closes every socket with 4404', () =>
  withPeople(async (rig, people, heard) => {
    await rig.ask(people.path, { method: 'DELETE', bearer: people.facilitator.accessToken })
    for (const one of Object.values(heard)) expect(one.closed).toEqual([CLOSE.gone])
  }))

test('[W29] a round that opens, a role that changes and a seal reach every screen as a view', () =>
  withPeople(async (rig, people, heard) => {
    const bearer = people.facilitator.accessToken
    const post = (path: string, body: object = {}) => rig.ask(people.path + path, { method: 'POST', bearer, body })
    const { id } = (await post('/rounds', { title: 'x', phase: 'act' })).body as { id: string }
    await post(`/rounds/${id}/openings`)
    await vi.waitFor(() => expect(heard.viewer.views.at(-1)?.currentRoundId).toBe(id), WITHIN)
    await rig.ask(`${people.path}/participants/${people.viewer.participantId}`, { method: 'PATCH', bearer, body: { role: 'participant' } })
    await vi.waitFor(() => expect(heard.viewer.views.at(-1)?.me.role).toBe('participant'), WITHIN)
    expect((await post(`/rounds/${id}/seals`)).status).toBe(201)
    await vi.waitFor(() => expect(heard.participant.views.at(-1)).toMatchObject({ sealed: 1, currentRoundId: null }), WITHIN)
  }))
