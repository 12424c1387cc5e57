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

test('[S108] [P14] [N02] a reader that takes none is cut also when it goes on talking', async () => {
  const { served, client } = await pair({ pingMs: 10, stalledMs: 200 })
  client.pause()
  const talking = setInterval(() => client.send(Uint8Array.of(3)), 10)
  await once(served, 'message')
  served.send(new Uint8Array(32 * 1024 * 1024))
  await once(served, 'close')
  clearInterval(talking)
  client.terminate()
})

test('[S108] [N01] a slow reader of one large message that takes some now and then lives, for many times as long as it may take none', async () => {
  const { served, client } = await pair({ pingMs: 10, stalledMs: 100 })
  client.pause()
  const tcp = Reflect.get(client, '_socket') as Socket
  tcp.on('data', () => client.pause()) // one piece at a time
  served.send(new Uint8Array(90 * 1024 * 1024))
  const startedAt = performance.now()
  const trickle = setInterval(() => {
    client.resume()
    client.send(Uint8Array.of(3))
  }, 2)
  await expect.poll(() => served.readyState !== WebSocket.OPEN || performance.now() - startedAt > 1_500, { timeout: 20_000, interval: 5 }).toBe(true)
  clearInterval(trickle)
  expect(served.readyState).toBe(WebSocket.OPEN)
  expect(served.bufferedAmount, 'it is not through').toBeGreaterThan(0)
  client.terminate()
})
