import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { HttpSettings } from './httpParts.ts'
import { PROBLEM_TYPE, problemOf } from './problem.ts'
import { securityHeaders } from './securityHeaders.ts'

const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What is no HTTP never becomes a request, so no hook sees it: this writes an answer like all others and hangs up. */
export const answerUnreadable = (settings: HttpSettings) => (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  // Browsers open lines ahead of need; an answer to nothing could be read as the answer to what they ask just then.
  if (!socket.writable || socket.bytesRead === 0) return void socket.destroy()
  const status = STATUSES[error.code ?? ''] ?? 400
  const body = JSON.stringify({ ...problemOf(refuse(status === 431 ? 'too-large' : 'invalid')), status })
  const headers = { ...securityHeaders(settings), 'Content-Type': PROBLEM_TYPE, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' }
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
