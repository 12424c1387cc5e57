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

async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(url(path), {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline' } }
  }
  const type = response.headers.get('content-type') ?? ''
  const json: unknown = type.includes('json') ? await response.json().catch(() => undefined) : undefined
  if (response.ok) return { ok: true, value: json as T }
  const told = (json ?? {}) as { code?: string; detail?: string }
  const code = told.code !== undefined && Object.hasOwn(REFUSALS, told.code) ? (told.code as RefusalCode) : 'unexpected'
  return { ok: false, problem: { status: response.status, code, ...(told.detail === undefined ? {} : { detail: told.detail }) } }
}

/** The HTTP side of the server, `/api/v1`. The session travels in an HttpOnly cookie. */
export const api = {
  get: <T>(path: string) => call<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => call<T>('POST', path, body),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  delete: <T>(path: string) => call<T>('DELETE', path),
  /** Address of a file to download. */
  href: (path: string): string => url(path).href,
}
