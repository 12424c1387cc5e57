import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { watchLiveness } from './liveness.ts'

let server: WebSocketServer
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
})
afterEach(() => {
  for (const socket of server.clients) socket.terminate()
  server.close()
})

/** A watched server socket and its client; `stall` stops the client's reading. */
async function pair(times: { readonly pingMs: number; readonly stalledMs: number }): Promise<{ served: WebSocket; client: WebSocket }> {
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const [[served, request]] = await Promise.all([once(server, 'connection') as Promise<[WebSocket, { socket: Socket }]>, once(client, 'open')])
  watchLiveness(served, request.socket, times)
  return { served, client }
}

test('[S108] a socket that answers pings lives, one that reads nothing more is cut', async () => {
  const { served, client } = await pair({ pingMs: 20, stalledMs: 60_000 })
  let pings = 0
  await new Promise<void>((resolve) => void client.on('ping', () => ++pings === 6 && resolve()))
  expect(served.readyState).toBe(WebSocket.OPEN)
  client.pause()
  await once(served, 'close')
  client.terminate()
})

test('[S108] while bytes wait no ping is sent behind them, and a reader that takes none is cut', async () => {
  const { served, client } = await pair({ pingMs: 10, stalledMs: 200 })
  let pings = 0
  client.on('ping', () => ++pings)
  client.pause()
  served.send(new Uint8Array(32 * 1024 * 1024))
  expect(served.bufferedAmount).toBeGreaterThan(0)
  await once(served, 'close')
  expect(pings).toBe(0)
  client.terminate()
})
