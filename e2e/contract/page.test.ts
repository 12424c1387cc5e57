import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { lead } from './support/people.ts'

const DIST = path.resolve(import.meta.dirname, '../../client/dist')
const BUILT = await stat(path.join(DIST, 'index.html')).then(() => true, () => false)
const DIRECTIVES: Readonly<Record<string, string>> = { 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'connect-src': "'self'", 'frame-ancestors': "'none'", 'base-uri': "'self'" }

async function timesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).toSorted()
  return Promise.all(files.map(async (file) => `${file} ${(await stat(file)).mtimeMs}`))
}

// The page is made by `pnpm run build`; without it the server says so, and that is tested too.
describe.runIf(BUILT)('[Page]', () => {
  let server: StartedServer
  let before: readonly string[]
  beforeAll(async () => {
    before = await timesOf(DIST)
    server = await startServer()
  })
  afterAll(() => server.stop())

  test('/, /join and /w/<id> are the page, under a policy that lets nothing in from elsewhere; nothing in client/dist changes', async () => {
    const { id } = await lead(server)
    const pages = await Promise.all(['/', '/join', `/w/${id}`, '/w/unheard-of'].map(async (address) => {
      const response = await fetch(server.url + address, { headers: { accept: 'text/html' } })
      expect([address, response.status]).toEqual([address, 200])
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      const policy = new Map((response.headers.get('content-security-policy') ?? '').split(';').map((one) => one.trim()).map((one) => [one.split(' ', 1)[0], one.slice(one.indexOf(' ') + 1)]))
      for (const [name, value] of Object.entries(DIRECTIVES)) expect([name, policy.get(name)]).toEqual([name, value])
      expect(response.headers.get('set-cookie')).toBeNull()
      return response.text()
    }))
    expect(new Set(pages).size).toBe(1)
    expect(await timesOf(DIST)).toEqual(before)
  })

  test('index.html has relative asset paths and each of them is there', async () => {
    const html = await readFile(path.join(DIST, 'index.html'), 'utf8')
    const assets = [...html.matchAll(/(?:src|href)="([^"]+\.\w+)"/g)].map(([, address = '']) => address)
    expect(assets.length).toBeGreaterThan(1)
    for (const asset of assets) {
      expect(asset).not.toMatch(/^(\/|\w+:)/)
      expect((await fetch(new URL(asset, `${server.url}/`))).status, asset).toBe(200)
    }
  })

  test('nothing beside the built page can be read', async () => {
    for (const address of ['/package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/index.html%00', '/src/main.ts', '/w/', '/join/', '/assets/']) expect([400, 404], address).toContain((await fetch(server.url + address)).status)
  })
})
