import { request } from 'node:http'
import type { At } from '../../contract/support/people.ts'

export type Guessed = { readonly status: number; readonly retryAfter: string | undefined; readonly type: string | undefined; readonly code: string }

/** One `POST` under /api/v1 from a loopback address of one's choice (127.0.0.0/8 is all ours on Linux). */
export function postFrom(at: At, from: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Guessed & { readonly body: Readonly<Record<string, unknown>> }> {
  const { hostname, port } = new URL(at.url)
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const asked = request({ host: hostname, port, localAddress: from, method: 'POST', path: `/api/v1/${path}`, agent: false, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers } }, (response) => {
      let answer = ''
      response.on('data', (chunk) => (answer += String(chunk)))
      response.on('end', () => {
        const said = JSON.parse(answer) as Record<string, unknown>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], type: response.headers['content-type'], code: typeof said['code'] === 'string' ? said['code'] : '', body: said })
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}
