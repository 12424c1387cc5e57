import { expect } from 'vitest'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined when there is none or it is something else. */
  readonly body: Record<string, unknown>
  /** Of a problem, else ''. */
  readonly code: string
}

export type Asked = {
  readonly token?: string
  readonly cookie?: string
  readonly origin?: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is; the content type must be among the headers then. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

const json = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** One call with plain `fetch`. Of every answer it expects what INTERFACE says of every answer: the version, and problems as RFC 9457 with a code. */
export async function ask(server: { readonly url: string }, method: string, path: string, asked: Asked = {}): Promise<Answer> {
  const response = await fetch(`${server.url}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
    method,
    headers: {
      ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
      ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }),
      ...(asked.origin === undefined ? {} : { origin: asked.origin }),
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.raw !== undefined ? { body: asked.raw } : asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  })
  const text = await response.text()
  const what = `${method} ${path}: ${response.status} ${text.slice(0, 300)}`
  const body = json(text)
  expect(response.headers.get('api-version'), what).toMatch(/^\d+\.\d+\.\d+$/)
  if (response.status >= 400 && method !== 'HEAD') {
    expect(response.headers.get('content-type'), what).toMatch(/^application\/problem\+json\b/)
    expect(body, what).toMatchObject({ type: expect.any(String), title: expect.any(String), status: response.status, code: expect.stringMatching(/^[a-z][a-z-]+$/) })
  }
  return { status: response.status, headers: response.headers, text, body, code: typeof body['code'] === 'string' ? body['code'] : '' }
}

/** The answer's body, when it is as good as expected; else says what came. */
export async function get<T>(answer: Promise<Answer>, status = 200): Promise<T> {
  const { status: got, text } = await answer
  expect(got, text.slice(0, 300)).toBe(status)
  return (text === '' ? undefined : JSON.parse(text)) as T
}
