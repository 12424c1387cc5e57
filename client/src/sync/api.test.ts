import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from './api.ts'
import { closedByStatus } from './closedBecause.ts'

const PORTAL = '<!doctype html><title>Inloggen</title>'
const answers = (body: string | null, init: ResponseInit): void => void vi.stubGlobal('fetch', async () => new Response(body, init))
const html = { 'content-type': 'text/html' }

beforeEach(() => void vi.stubGlobal('document', { baseURI: 'https://visie.example.nl/bord/' }))
afterEach(() => void vi.unstubAllGlobals())

describe('the HTTP side, when somebody else answers', () => {
  it.each([200, 201])('[CS8] [N08] a page of a guest network in place of an answer (%i) is no answer', async (status) => {
    answers(PORTAL, { status, headers: html })
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
  })

  it.each([401, 403, 404, 502, 503, 511])('[CS8] [N08] a page with %i says nothing about this workshop: nothing is closed or wiped by it', async (status) => {
    answers(PORTAL, { status, headers: html })
    const answer = await api.get('workshops/w1')
    expect(answer).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
    expect(closedByStatus(answer.ok ? 0 : answer.problem.status)).toBeUndefined()
  })

  it('[CS8] JSON that is cut off or of somebody else is no answer either', async () => {
    answers('{"id": "w1", "tit', { status: 200, headers: { 'content-type': 'application/json' } })
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
    answers('{"error":"denied"}', { status: 403, headers: { 'content-type': 'application/json' } })
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
  })

  it('[CS8] the server itself is believed: an answer, an answer without a body, a problem, and one that this page does not know yet', async () => {
    answers('{"id":"w1"}', { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
    expect(await api.get('workshops/w1')).toEqual({ ok: true, value: { id: 'w1' } })
    answers(null, { status: 204 })
    expect(await api.delete('workshops/w1')).toEqual({ ok: true, value: undefined })
    const problem = (code: string, status: number): void => answers(JSON.stringify({ type: 'about:blank', title: 'x', status, code }), { status, headers: { 'content-type': 'application/problem+json' } })
    problem('removed', 403)
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 403, code: 'removed' } })
    problem('something-of-tomorrow', 409)
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 409, code: 'unexpected' } })
  })

  it('[CS9] [N08] a question that is swallowed is given up after half a minute, a long answer and a long upload are not', async () => {
    vi.useFakeTimers()
    try {
      let answer: (response: Response) => void = () => undefined
      vi.stubGlobal('fetch', (_url: URL, { signal }: RequestInit) => new Promise<Response>((resolve, reject) => {
        answer = resolve
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      }))
      const swallowed = api.get('workshops/w1')
      await vi.advanceTimersByTimeAsync(30_000)
      expect(await swallowed).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
      const upload = api.post('workshops/w1/imports', {})
      await vi.advanceTimersByTimeAsync(600_000)
      answer(new Response('{"cards":3}', { status: 200, headers: { 'content-type': 'application/json' } }))
      expect(await upload).toEqual({ ok: true, value: { cards: 3 } })
      const long = api.get('workshops/w1/snapshots/1')
      const body = new TransformStream<Uint8Array, Uint8Array>()
      answer(new Response(body.readable, { status: 200, headers: { 'content-type': 'application/json' } }))
      await vi.advanceTimersByTimeAsync(600_000)
      const writer = body.writable.getWriter()
      await Promise.all([writer.write(new TextEncoder().encode('{"number":1}')), writer.close(), expect(long).resolves.toEqual({ ok: true, value: { number: 1 } })])
    } finally {
      vi.useRealTimers()
    }
  })

  it('[CS8] no network at all is offline', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('fetch failed')))
    expect(await api.get('workshops/w1')).toEqual({ ok: false, problem: { status: 0, code: 'offline' } })
  })
})
