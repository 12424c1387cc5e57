/** A whole server without a network, a disk or a clock of its own: `app.inject` speaks HTTP to it. */
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import type { Role } from '@visiebord/shared/workshop/nouns.ts'
import { rememberSessions } from '../../core/access/rememberedSessions.ts'
import { scaleImage } from '../../adapters/images/scaleImage.ts'
import { createMemoryStore, type MemoryStoreOptions } from '../../adapters/memory/memoryStore.ts'
import { systemClock } from '../../adapters/system/systemClock.ts'
import { systemRandom } from '../../adapters/system/systemRandom.ts'
import { createAccess } from '../../core/access/createAccess.ts'
import type { ExportFormats } from '../../core/ports/exports.ts'
import type { Log } from '../../core/ports/system.ts'
import { createBoardHub } from '../../core/sync/boardHub.ts'
import { createFoldingHere } from '../../core/sync/rewriting/foldingHere.ts'
import { createWorkshopDesks } from '../../core/workshop/workshopDesks.ts'
import { createHttpApp } from '../../transport/http/createHttpApp.ts'
import type { HttpSettings } from '../../transport/http/httpParts.ts'

export type HttpRig = Awaited<ReturnType<typeof createHttpRig>>
export type RigOptions = { readonly settings?: Partial<HttpSettings>; readonly store?: MemoryStoreOptions; readonly page?: boolean }

const textFormat = (name: string): ExportFormats extends ReadonlyMap<string, infer F> ? F : never => async (source) => ({
  bytes: new TextEncoder().encode(JSON.stringify({ ...source, authorNames: [...source.authorNames] })),
  mediaType: 'text/plain; charset=utf-8',
  fileName: `board.${name}`,
})

export async function createHttpRig(options: RigOptions = {}) {
  let ahead = 0
  const clock = { now: () => systemClock.now() + ahead, elapsed: () => systemClock.elapsed() + ahead, after: (ms: number, run: () => void) => systemClock.after(ms, run) }
  const lines: string[] = []
  const log: Log = { info: (line) => void lines.push(line), warn: (line) => void lines.push(line), error: (line) => void lines.push(line) }
  const clientDist = await mkdtemp(join(tmpdir(), 'visiebord-page-'))
  if (options.page !== false) {
    await mkdir(join(clientDist, 'assets'))
    await writeFile(join(clientDist, 'index.html'), '<!doctype html><html><head><base href="/"><script type="module" src="assets/main-abcdef12.js"></script></head></html>')
    await writeFile(join(clientDist, 'assets', 'main-abcdef12.js'), 'export {}')
  }
  const settings: HttpSettings = { publicUrl: () => 'http://127.0.0.1:8080', basePath: '', trustedProxies: [], clientDist, ...options.settings }
  const store = rememberSessions(createMemoryStore(options.store))
  const random = systemRandom
  const desks = createWorkshopDesks({ store, clock, log })
  const hub = createBoardHub({ store, folding: createFoldingHere(), clock, random, log, limits: BOARD_LIMITS, authorityOf: (workshopId) => desks.open(workshopId) })
  const access = createAccess({ store, desks, hub, clock, random, publicUrl: settings.publicUrl })
  const exportFormats: ExportFormats = new Map([['json', textFormat('json')], ['csv', textFormat('csv')]])
  const app = await createHttpApp({ settings, desks, hub, access, store, images: { scale: scaleImage }, exportFormats, clock, random, log })
  await app.ready()

  type Ask = { readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD' | 'PUT'; readonly body?: unknown; readonly bearer?: string; readonly headers?: Record<string, string> }
  /** One request under `/api/v1`. */
  async function ask(path: string, { method = 'GET', body, bearer, headers = {} }: Ask = {}) {
    const answer = await app.inject({
      method,
      url: `${settings.basePath}/api/v1${path}`,
      headers: { ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as they come
    const json: any = answer.payload !== '' && String(answer.headers['content-type']).includes('json') ? answer.json() : undefined
    return { status: answer.statusCode, headers: answer.headers, body: json, payload: answer.payload, cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
  }

  const tokenOf = (link: string): string => new URL(link).hash.slice(1)

  /** A workshop with one person of each role in it, and somebody of another workshop. */
  async function people() {
    const created = await ask('/workshops', { method: 'POST', body: { title: 'Dienstverlening', parties: [{ name: 'Tiel' }, { name: 'Culemborg' }] } })
    const links = created.body.links as Record<Role, string>
    const join = async (role: Role, name: string) => (await ask('/sessions', { method: 'POST', body: { token: tokenOf(links[role]), name } })).body as { workshopId: string; participantId: string; accessToken: string }
    const other = await ask('/workshops', { method: 'POST', body: { title: 'Elders', parties: [] } })
    const outsider = (await ask('/sessions', { method: 'POST', body: { token: tokenOf(other.body.links.facilitator), name: 'Buiten' } })).body as { accessToken: string; workshopId: string }
    return {
      id: created.body.id as string,
      path: `/workshops/${created.body.id as string}`,
      links,
      /** Their ids: Tiel, Culemborg. */
      parties: ((await desks.open(created.body.id as string))?.state().parties ?? []).map((party) => party.id),
      facilitator: await join('facilitator', 'Bea'),
      participant: await join('participant', 'Deen'),
      viewer: await join('viewer', 'Kijk'),
      outsider,
    }
  }

  return { app, ask, people, tokenOf, store, hub, desks, access, settings, lines, later: (ms: number) => void (ahead += ms), close: async () => (await hub.stop(), await app.close()) }
}
