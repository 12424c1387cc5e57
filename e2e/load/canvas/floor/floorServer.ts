import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { CROWD_EVERY_MS, crowdRoute } from '../../crowdRoute.ts'
import { type FloorCard, floorPage } from './floorPage.ts'

const PAGE = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>De vloer</title><link rel="icon" href="data:,"><style>
body { margin: 0; height: 100vh; overflow: hidden; font: 20px/1.2 sans-serif; background: #eee }
#paper { position: absolute; width: 0; height: 0; transform-origin: 0 0 }
#cards { position: absolute; width: 0; height: 0 }
canvas { position: fixed; inset: 0; pointer-events: none }
.card { position: absolute; width: 220px; height: 198px; box-sizing: border-box; padding: 36px 12px 10px; contain: strict; background: #f7d774; user-select: none; white-space: pre-wrap; overflow-wrap: anywhere }
.card[data-chosen] { background: #f3c94b }
textarea { width: 100%; height: 100%; padding: 0; border: 0; font: inherit; resize: none; background: none }
</style><body><div id="paper"><div id="cards" data-card-layer></div></div><canvas hidden></canvas><script>(${floorPage.toString()})()</script></body></html>`

/** Serves the floor with these cards on a free loopback port; with `?remote` in the address, `people` of its cards move 30 times a second. Ends by `stop`. */
export class FloorServer {
  readonly url: string
  readonly #stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url
    this.#stop = stop
  }

  static async start(cards: readonly FloorCard[], moving: { readonly ids: readonly string[]; readonly origin: { readonly x: number; readonly y: number } }): Promise<FloorServer> {
    const board = JSON.stringify(cards)
    const server = createServer((request, response) => {
      const isBoard = request.url?.startsWith('/board') === true
      response.writeHead(200, { 'content-type': isBoard ? 'application/json' : 'text/html; charset=utf-8' }).end(isBoard ? board : PAGE)
    })
    const sockets = new WebSocketServer({ server })
    const watching = new Set<WebSocket>()
    sockets.on('connection', (socket) => watching.add(socket.on('close', () => watching.delete(socket))))
    const routes = moving.ids.map((_, index) => crowdRoute(index, moving.ids.length, moving.origin))
    let turn = 0
    const timer = setInterval(() => {
      turn++
      if (watching.size === 0) return
      const message = JSON.stringify(moving.ids.map((id, index) => {
        const at = routes[index]?.(turn) ?? moving.origin
        return [id, at.x, at.y]
      }))
      for (const socket of watching) socket.send(message)
    }, CROWD_EVERY_MS)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new FloorServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, async () => {
      clearInterval(timer)
      for (const socket of watching) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
  }

  stop(): Promise<void> {
    return this.#stop()
  }
}
