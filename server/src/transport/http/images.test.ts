import { expect, test } from 'vitest'
import { blackPng, svgWithScript } from '../../adapters/images/test/testImages.ts'
import { IMAGE_LIMITS } from '../../core/images/imageLimits.ts'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'
import { createUploadSlots } from './uploadSlots.ts'

type People = Awaited<ReturnType<HttpRig['people']>>

async function withPeople(run: (rig: HttpRig, people: People) => Promise<void>): Promise<void> {
  const rig = await createHttpRig()
  try {
    await run(rig, await rig.people())
  } finally {
    await rig.close()
  }
}

const PICTURE = blackPng(60, 40)
const bring = (rig: HttpRig, people: People, bearer: string | undefined, bytes: Uint8Array = PICTURE, headers: Record<string, string> = {}) =>
  rig.app.inject({ method: 'POST', url: `/api/v1${people.path}/images`, payload: Buffer.from(bytes), headers: { 'content-type': 'image/png', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }), ...headers } })
const show = (rig: HttpRig, people: People, bearer: string, file: string) => rig.app.inject({ url: `/api/v1${people.path}/images/${file}`, headers: { authorization: `Bearer ${bearer}` } })

test('[IMG1] who may write cards brings a picture, everybody in the workshop sees it, and the same one is kept once', () =>
  withPeople(async (rig, people) => {
    const brought = await bring(rig, people, people.facilitator.accessToken)
    expect([brought.statusCode, brought.json()]).toEqual([201, { file: expect.stringMatching(/^[0-9a-f]{64}$/), width: 60, height: 40 }])
    const { file } = brought.json<{ file: string }>()
    expect((await bring(rig, people, people.facilitator.accessToken)).json()).toEqual(brought.json())
    expect((await rig.store.weighImages(people.id)).count).toBe(1)
    for (const one of [people.facilitator, people.participant, people.viewer]) {
      const shown = await show(rig, people, one.accessToken, file)
      expect([shown.statusCode, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([200, 'image/webp', 'private, max-age=31536000, immutable'])
      expect(shown.headers['content-security-policy']).toContain('sandbox')
      expect(shown.headers['x-content-type-options']).toBe('nosniff')
      expect(Buffer.compare(shown.rawPayload, Buffer.from((await rig.store.readImage(people.id, file)) ?? []))).toBe(0)
    }
    for (const other of ['0'.repeat(64), '..%2f..%2fetc', file.toUpperCase(), `${file}0`]) expect((await show(rig, people, people.viewer.accessToken, other)).statusCode).toBe(404)
  }))

test('[IMG1] strangers, viewers, other websites and who has no open round bring nothing', () =>
  withPeople(async (rig, people) => {
    const code = async (answer: ReturnType<typeof bring>): Promise<unknown> => (await answer).json<{ code: string }>().code
    expect(await code(bring(rig, people, undefined))).toBe('no-session')
    expect(await code(bring(rig, people, people.viewer.accessToken))).toBe('viewer')
    expect(await code(bring(rig, people, people.participant.accessToken))).toBe('no-open-round')
    expect(await code(bring(rig, people, people.facilitator.accessToken, PICTURE, { origin: 'https://elsewhere.example' }))).toBe('foreign-origin')
    expect((await rig.store.weighImages(people.id)).count).toBe(0)
  }))

test('[IMG4] what is no picture is refused in words, whatever it says of itself, and other calls still take JSON only', () =>
  withPeople(async (rig, people) => {
    const bearer = people.facilitator.accessToken
    for (const [bytes, type] of [[svgWithScript, 'image/svg+xml'], [svgWithScript, 'image/png'], [new TextEncoder().encode('hello'), 'text/plain'], [new TextEncoder().encode('{}'), 'application/json'], [new Uint8Array(), 'image/png']] as const) {
      const refused = await bring(rig, people, bearer, bytes, { 'content-type': type })
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'image-unreadable'])
    }
    expect((await bring(rig, people, bearer, new Uint8Array(IMAGE_LIMITS.uploadBytes + 1))).statusCode).toBe(413)
    expect((await rig.app.inject({ method: 'POST', url: `/api/v1${people.path}/rounds`, payload: Buffer.from(PICTURE), headers: { 'content-type': 'image/png', authorization: `Bearer ${bearer}` } })).statusCode).toBe(415)
  }))

test('[IMG5] one person brings two at once, all together twelve: what more comes is refused before it is read, and has its turn when those are through', () =>
  withPeople(async (rig, people) => {
    const bearer = people.facilitator.accessToken
    const bringing = Array.from({ length: 5 }, () => bring(rig, people, bearer))
    expect((await Promise.all(bringing)).map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 201, 429, 429, 429])
    expect((await bring(rig, people, bearer)).statusCode).toBe(201)
    const slots = createUploadSlots(IMAGE_LIMITS.atOnce)
    const given = Array.from({ length: 20 }, (_, index) => slots.take(`p${index}`))
    expect(given.filter((one) => one !== undefined)).toHaveLength(12)
    given[0]?.()
    given[0]?.() // given back twice is given back once
    expect([slots.take('p20') !== undefined, slots.take('p21')]).toEqual([true, undefined])
  }))

test('[IMG4] one person brings so many a minute and no more; a minute later again', () =>
  withPeople(async (rig, people) => {
    const bearer = people.facilitator.accessToken
    const codes: number[] = []
    for (let i = 0; i <= IMAGE_LIMITS.aMinute; i++) codes.push((await bring(rig, people, bearer, new Uint8Array(3))).statusCode)
    expect([...new Set(codes.slice(0, -1)), codes.at(-1)]).toEqual([422, 429])
    expect((await bring(rig, people, people.viewer.accessToken)).statusCode).toBe(403)
    rig.later(61_000)
    expect((await bring(rig, people, bearer)).statusCode).toBe(201)
  }))
