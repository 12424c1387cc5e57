import { REFUSALS, type RefusalCode } from '@visiebord/shared/workshop/refusals.ts'

/** A refusal as the server tells it (RFC 9457). `code` is stable; words come from the shared catalogue. */
export type Problem = { readonly status: number; readonly code: RefusalCode | 'offline' | 'unexpected'; readonly detail?: string }
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

const OWN_WORDS = {
  offline: { nl: 'Geen verbinding met de server. Probeer het zo nog eens.', en: 'No connection to the server. Try again in a moment.' },
  unexpected: { nl: 'Er ging iets mis op de server. Probeer het zo nog eens.', en: 'Something went wrong on the server. Try again in a moment.' },
} as const

export function problemSentence(problem: Problem, language: 'nl' | 'en'): string {
  if (problem.code === 'offline' || problem.code === 'unexpected') return OWN_WORDS[problem.code][language]
  return REFUSALS[problem.code][language]
}

/** Everything is relative to <base href>, which the server fills in: Visiebord may live under a path. */
const url = (path: string): URL => new URL(`api/v1/${path}`, document.baseURI)

/** A question that a network swallowed is given up after this long; what an answer holds may take as long as it takes, and so may what is sent. */
const ANSWER_MS = 30_000

async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response
  const patience = new AbortController()
  const cancel = method === 'GET' ? setTimeout(() => patience.abort(), ANSWER_MS) : undefined
  try {
    response = await fetch(url(path), {
      method,
      credentials: 'same-origin',
      signal: patience.signal,
      ...(body === undefined ? {} : body instanceof Blob ? { headers: { 'content-type': body.type === '' ? 'application/octet-stream' : body.type }, body } : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    return NOT_OURS
  } finally {
    clearTimeout(cancel)
  }
  if (response.status === 204) return { ok: true, value: undefined as T }
  const json = await readJson(response)
  if (response.ok) return json === undefined ? NOT_OURS : { ok: true, value: json as T }
  if (!isProblem(json)) return NOT_OURS
  const { code, detail } = json
  return { ok: false, problem: { status: response.status, code: Object.hasOwn(REFUSALS, code) ? (code as RefusalCode) : 'unexpected', ...(detail === undefined ? {} : { detail }) } }
}

/**
 * A page of a guest network or of a proxy, whatever its status: the server has not been reached. A 403 or 404 of somebody else must
 * not close a workshop, and never wipe what this browser keeps of it.
 */
const NOT_OURS = { ok: false, problem: { status: 0, code: 'offline' } } as const

async function readJson(response: Response): Promise<unknown> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return undefined
  return response.json().catch(() => undefined)
}

const isProblem = (json: unknown): json is { readonly code: string; readonly detail?: string } =>
  typeof json === 'object' && json !== null && 'code' in json && typeof json.code === 'string'

/** The HTTP side of the server, `/api/v1`. The session travels in an HttpOnly cookie. */
export const api = {
  get: <T>(path: string) => call<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => call<T>('POST', path, body),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  delete: <T>(path: string) => call<T>('DELETE', path),
  /** Bytes as they are. */
  upload: <T>(path: string, bytes: Blob) => call<T>('POST', path, bytes),
  /** Bytes as they are; undefined when they cannot be had, for whatever reason. */
  blob: async (path: string): Promise<Blob | undefined> => {
    try {
      const response = await fetch(url(path), { credentials: 'same-origin', signal: AbortSignal.timeout(ANSWER_MS) })
      return response.ok ? await response.blob() : undefined
    } catch {
      return undefined
    }
  },
  /** Address of a file to download. */
  href: (path: string): string => url(path).href,
}
