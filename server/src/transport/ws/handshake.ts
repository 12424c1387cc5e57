import type { IncomingMessage } from 'node:http'
import { type Refusal, refuse } from '@visiebord/shared/workshop/refusals.ts'

/** RFC 6455 §4.1: sixteen bytes in base64. */
const KEY = /^[+/0-9A-Za-z]{22}==$/

/** Why these headers open no WebSocket; undefined when they do. `ws` would answer in its own words, and takes HTTP/1.0, which knows no upgrade. */
export function handshakeProblem({ httpVersion, headers }: Pick<IncomingMessage, 'httpVersion' | 'headers'>): Refusal | undefined {
  const wrong = (what: string): Refusal => refuse('invalid', `a WebSocket needs ${what}`)
  if (httpVersion !== '1.1') return wrong('HTTP/1.1')
  if (headers.host === undefined) return wrong('a Host header')
  if (headers.upgrade?.toLowerCase() !== 'websocket') return wrong('the header Upgrade: websocket')
  if (headers['sec-websocket-version'] !== '13') return wrong('version 13')
  if (!KEY.test(headers['sec-websocket-key'] ?? '')) return wrong('a key of 16 bytes')
  return undefined
}
