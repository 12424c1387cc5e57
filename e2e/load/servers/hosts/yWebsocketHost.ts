/**
 * `@y/websocket-server` as its own start script puts it together, with an address of our choice. With DATA_DIR a document is one
 * file of its state, read and written where the package has a database read and write.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

// The package names its database even where it uses none; it is not installed.
registerHooks({ resolve: (specifier, context, next) => (specifier === 'y-leveldb' ? { url: 'data:text/javascript,export class LeveldbPersistence {}', shortCircuit: true } : next(specifier, context)) })
const { setupWSConnection, setPersistence } = await import('@y/websocket-server/utils')

const dataDir = process.env['DATA_DIR']
if (dataDir !== undefined) {
  const fileOf = (name: string): string => path.join(dataDir, encodeURIComponent(name))
  setPersistence({
    provider: undefined,
    bindState: (name: string, doc: Y.Doc) => {
      readFile(fileOf(name)).then((state) => Y.applyUpdate(doc, state), () => undefined)
    },
    writeState: (name: string, doc: Y.Doc) => writeFile(fileOf(name), Y.encodeStateAsUpdate(doc)),
  })
}

const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
const server = createServer((_request, response) => response.end('okay'))
server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, (one) => sockets.emit('connection', one, request)))
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  const address = server.address()
  console.log(`listens on ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
