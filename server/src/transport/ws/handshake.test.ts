import { expect, test } from 'vitest'
import { handshakeProblem } from './handshake.ts'

const GOOD = { httpVersion: '1.1', headers: { host: 'bord.tiel.nl', upgrade: 'WebSocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' } }

test('[S130] what opens no WebSocket is refused before the upgrade, with the reason', () => {
  expect(handshakeProblem(GOOD)).toBeUndefined()
  const wrong: readonly (readonly [string, Partial<Record<keyof typeof GOOD.headers, string | undefined>>])[] = [
    ['Host', { host: undefined }], ['Upgrade', { upgrade: 'h2c' }], ['Upgrade', { upgrade: undefined }], ['version', { 'sec-websocket-version': '8' }], ['version', { 'sec-websocket-version': undefined }],
    ['key', { 'sec-websocket-key': 'short' }], ['key', { 'sec-websocket-key': undefined }],
  ]
  for (const [reason, headers] of wrong) expect(handshakeProblem({ ...GOOD, headers: { ...GOOD.headers, ...headers } as never })).toMatchObject({ refused: 'invalid', detail: expect.stringContaining(reason) })
  for (const httpVersion of ['1.0', '0.9']) expect(handshakeProblem({ ...GOOD, httpVersion })).toMatchObject({ refused: 'invalid' })
})
