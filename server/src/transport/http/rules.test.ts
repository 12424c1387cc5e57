import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'
import { StoreFailure } from '../../core/ports/store.ts'

async function withRig(run: (rig: HttpRig) => Promise<void>, options: Parameters<typeof createHttpRig>[0] = {}) {
  const rig = await createHttpRig(options)
  try {
    await run(rig)
  } finally {
    await rig.close()
  }
}
const NEW = { title: 'x', parties: [] }

test('[HTTP12] an unsafe method from a foreign page is 403 before anything is read; programs and our own page pass', () =>
  withRig(async (rig) => {
    const create = (origin?: string) => rig.ask('/workshops', { method: 'POST', body: NEW, headers: origin === undefined ? {} : { origin } })
    for (const foreign of ['https://kwaad.example', 'null', 'http://localhost:9999', 'http://127.0.0.1.kwaad.example:8080']) expect((await create(foreign)).body).toMatchObject({ status: 403, code: 'foreign-origin' })
    for (const own of [undefined, 'http://127.0.0.1:8080', 'http://localhost:8080']) expect((await create(own)).status).toBe(201)
    expect((await rig.ask('/openapi.json', { headers: { origin: 'https://kwaad.example' } })).status).toBe(200)
  }))

test('[HTTP13] bodies are JSON only, well formed, and never poison a prototype', () =>
  withRig(async (rig) => {
    const send = (payload: string, type?: string) => rig.app.inject({ method: 'POST', url: '/api/v1/workshops', payload, headers: type === undefined ? {} : { 'content-type': type } })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined]) expect((await send(JSON.stringify(NEW), type)).statusCode).toBe(415)
    expect((await send(JSON.stringify(NEW), 'application/json; charset=utf-8')).statusCode).toBe(201)
    for (const bad of ['{', '[]', 'null', '"x"', '{"title":"x","parties":[],"__proto__":{"a":1}}', '{"title":"x","parties":[],"constructor":{"prototype":{}}}', '']) {
      const answer = await send(bad, 'application/json')
      expect([bad, answer.statusCode, answer.json().code]).toEqual([bad, 400, 'invalid'])
    }
    expect(Object.keys({}.constructor.prototype)).toEqual([])
  }))

test('[HTTP14] what is not described is refused: queries, bodies of GET and DELETE, trailing slashes, other methods', () =>
  withRig(async (rig) => {
    const people = await rig.people()
    const bearer = people.facilitator.accessToken
    expect((await rig.ask(`${people.path}?token=geheim`, { bearer })).body).toMatchObject({ status: 400, code: 'invalid' })
    expect((await rig.ask(people.path, { method: 'DELETE', bearer, body: { really: true } })).body).toMatchObject({ status: 400, code: 'invalid' })
    for (const path of [`${people.path}/`, '/workshops/', '/openapi.json/', '/', '', '/nergens']) expect((await rig.ask(path, { bearer })).status).toBe(404)
    expect((await rig.ask(people.path, { method: 'PUT', bearer, body: {} })).body).toMatchObject({ status: 404, code: 'not-found' })
  }))

test('[HTTP15] every response tells the version and how to be handled, errors and pages too', () =>
  withRig(async (rig) => {
    for (const url of ['/api/v1/openapi.json', '/api/v1/nergens', '/api/v1/workshops/x', '/health', '/', '/nergens', '/assets/main-abcdef12.js', '/api/v1/workshops/%zz']) {
      const { headers } = await rig.app.inject(url)
      expect({ url, ...headers }).toMatchObject({ 'api-version': expect.stringMatching(/^\d+\.\d+\.\d+$/), 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'content-security-policy': expect.stringContaining("frame-ancestors 'none'") })
      expect(headers['strict-transport-security']).toBeUndefined()
    }
    expect((await rig.app.inject('/api/v1/workshops/x')).headers['cache-control']).toBe('no-store')
  }))

test('[HTTP15] behind https the cookie is Secure and the browser is told to stay on https', () =>
  withRig(async (rig) => {
    const people = await rig.people()
    const joined = await rig.ask('/sessions', { method: 'POST', body: { token: rig.tokenOf(people.links.viewer), name: 'x' } })
    expect(joined.headers['set-cookie']).toMatch(/; Path=\/bord; .*; Secure$/)
    expect(joined.headers['strict-transport-security']).toContain('max-age=31536000')
    expect(people.links.viewer).toMatch(/^https:\/\/visie\.tiel\.nl\/bord\/join#/)
  }, { settings: { publicUrl: () => 'https://visie.tiel.nl/bord', basePath: '/bord' } }))

test('[HTTP16] everything is answered under PUBLIC_URL’s path and nothing outside it, but health', () =>
  withRig(async (rig) => {
    expect((await rig.app.inject('/bord/')).payload).toContain('<base href="/bord/">')
    expect((await rig.app.inject('/bord/assets/main-abcdef12.js')).statusCode).toBe(200)
    expect((await rig.app.inject('/bord/health')).statusCode).toBe(200)
    expect((await rig.app.inject('/health')).statusCode).toBe(200)
    for (const outside of ['/', '/join', '/api/v1/openapi.json', '/assets/main-abcdef12.js']) expect((await rig.app.inject(outside)).statusCode).toBe(404)
    expect((await rig.ask('/openapi.json')).body.servers).toEqual([{ url: '/bord/api/v1' }])
  }, { settings: { publicUrl: () => 'https://visie.tiel.nl/bord', basePath: '/bord' } }))

test('[HTTP17] the page is the same file for each of its addresses, under a strict policy; hashed assets are kept for good', () =>
  withRig(async (rig) => {
    for (const url of ['/', '/join', '/w/abc']) {
      const page = await rig.app.inject(url)
      expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
      expect(page.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'")
      expect(page.payload).toContain('<base href="/">')
    }
    expect((await rig.app.inject('/assets/main-abcdef12.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const url of ['/index.html', '/w/abc/', '/w', '/assets/', '/assets/nergens.js', '/../package.json', '/%2e%2e/package.json', '/w/a/b']) expect([url, (await rig.app.inject(url)).statusCode]).toEqual([url, 404])
    // The page itself says, in the reader's language and colours, that there is nothing.
    const nowhere = await rig.app.inject({ url: '/nergens', headers: { accept: 'text/html' } })
    expect([nowhere.statusCode, nowhere.payload]).toEqual([404, (await rig.app.inject('/')).payload])
  }))

test('[HTTP23] files of the page go out gzipped to who takes that, whole and with the right length', () =>
  withRig(async (rig) => {
    const script = `export const words = ${JSON.stringify('visie '.repeat(5_000))}`
    await writeFile(join(rig.settings.clientDist, 'assets', 'main-abcdef12.js'), script)
    const ask = (headers: Record<string, string>) => rig.app.inject({ url: '/assets/main-abcdef12.js', headers })
    expect((await ask({})).payload).toBe(script)
    for (let time = 0; time < 3; time++) {
      const asked = await rig.app.inject({ method: 'HEAD', url: '/assets/main-abcdef12.js', headers: { 'accept-encoding': 'gzip' } })
      expect([asked.statusCode, asked.body]).toEqual([200, '']) // before anybody fetched it: what is remembered must not be nothing
      const packed = await ask({ 'accept-encoding': 'gzip, br' })
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding', 'content-length': String(packed.rawPayload.length) })
      expect(gunzipSync(packed.rawPayload).toString()).toBe(script)
      expect(packed.rawPayload.length).toBeLessThan(script.length / 20)
    }
    const part = await ask({ 'accept-encoding': 'gzip', range: 'bytes=0-5' })
    expect([part.statusCode, part.payload, part.headers['content-encoding']]).toEqual([206, 'export', undefined])
    const head = await rig.app.inject({ method: 'HEAD', url: '/assets/main-abcdef12.js', headers: { 'accept-encoding': 'gzip' } })
    expect([head.statusCode, head.payload]).toEqual([200, ''])
  }))

test('[HTTP18] without a built page the server says so once in the log and on the page, and the rest works', () =>
  withRig(async (rig) => {
    const page = await rig.app.inject('/')
    expect([page.statusCode, page.payload.includes('pnpm run build')]).toEqual([503, true])
    expect(rig.lines.filter((line) => line.includes('The page is not built'))).toHaveLength(1)
    expect((await rig.ask('/workshops', { method: 'POST', body: NEW })).status).toBe(201)
  }, { page: false }))

test('[HTTP19] health is 200 while the store can be written and 503 while it cannot, and asks the disk once a second at most', async () => {
  let failing = false
  let checks = 0
  await withRig(async (rig) => {
    for (let asked = 0; asked < 5; asked++) expect((await rig.app.inject('/health')).statusCode).toBe(200)
    expect(checks).toBeLessThanOrEqual(2)
    failing = true
    rig.later(1_500)
    const answer = await rig.app.inject('/health')
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'store-down', '5'])
  }, { store: { before: (operation) => { if (operation === 'check') { checks++; if (failing) throw new StoreFailure('unavailable', 'disk full') } } } })
})

test('[HTTP20] a store that fails is 503 and says that work is kept', async () => {
  let failing = false
  await withRig(async (rig) => {
    failing = true
    const answer = await rig.ask('/workshops', { method: 'POST', body: NEW })
    expect([answer.status, answer.body.code]).toEqual([503, 'store-down'])
  }, { store: { before: (operation) => { if (failing && operation === 'commit') throw new StoreFailure('unavailable', 'disk full') } } })
})
