import type { StartedServer } from './startedServer.ts'

export type Made = { readonly id: string; readonly links: { readonly facilitator: string; readonly participant: string; readonly viewer: string } }
export type Session = { readonly workshopId: string; readonly participantId: string; readonly role: string; readonly accessToken: string }

export class HttpRefusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, text: string) {
    super(`${status} ${code}: ${text}`)
    this.status = status
    this.code = code
  }
}

/** The HTTP interface as a program uses it. Throws HttpRefusal on a problem. */
export async function call<T>(server: Pick<StartedServer, 'url'>, method: string, path: string, options: { token?: string; body?: unknown } = {}): Promise<T> {
  const response = await fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  })
  const text = await response.text()
  if (!response.ok) {
    const problem = (() => { try { return JSON.parse(text) as { code?: string } } catch { return {} } })()
    throw new HttpRefusal(response.status, problem.code ?? '', text.slice(0, 400))
  }
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export const makeWorkshop = (server: Pick<StartedServer, 'url'>, options: { template?: string; title?: string; parties?: readonly { name: string }[]; language?: 'nl' | 'en' } = {}): Promise<Made> =>
  call<Made>(server, 'POST', 'workshops', {
    body: { title: options.title ?? 'Visie op dienstverlening', language: options.language ?? 'nl', template: options.template ?? 'blank', parties: options.parties ?? (options.template === 'example' ? [] : [{ name: 'Culemborg' }, { name: 'Tiel' }]) },
  })

export const tokenOf = (link: string): string => new URL(link).hash.slice(1)

export const join = (server: Pick<StartedServer, 'url'>, link: string, who: { name: string; partyId?: string }): Promise<Session> =>
  call<Session>(server, 'POST', 'sessions', { body: { token: tokenOf(link), ...who } })

/** Plans a round and opens it; answers its id. */
export async function openRound(server: Pick<StartedServer, 'url'>, workshopId: string, token: string, round: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const planned = await call<{ id: string }>(server, 'POST', `workshops/${workshopId}/rounds`, { token, body: { title: 'Ophalen wat we delen', phase: 'start', minutes: 20, ...round } })
  await call(server, 'POST', `workshops/${workshopId}/rounds/${planned.id}/openings`, { token, body: {} })
  return planned.id
}

/** A document of a sealed round, or of the board as it is now, as text. Throws HttpRefusal on a problem. */
export async function exported(server: Pick<StartedServer, 'url'>, workshopId: string, what: { readonly token: string; readonly snapshot: number | 'live'; readonly format: string }): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/workshops/${workshopId}/snapshots/${what.snapshot}/exports/${what.format}`, { headers: { authorization: `Bearer ${what.token}` } })
  const text = await response.text()
  if (!response.ok) throw new HttpRefusal(response.status, '', text.slice(0, 400))
  return text
}
