import { plainServer } from './plainServer.ts'

/** The server that comes with y-websocket: the document is the path. */
export const startYWebsocket = plainServer({
  name: 'yWebsocket',
  title: '@y/websocket-server 0.1.1',
  host: 'yWebsocketHost.ts',
  seat: (url, board) => ({ address: `${url}/${board}`, headers: {}, prefix: new Uint8Array() }),
})
