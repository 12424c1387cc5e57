/** `@hocuspocus/server` as it comes. With DATA_DIR a document is one file of its state, in the hooks that are there for it. */
import { Server } from '@hocuspocus/server'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as Y from 'yjs'

const dataDir = process.env['DATA_DIR']
const fileOf = (name: string): string => path.join(dataDir ?? '', encodeURIComponent(name))
const server = new Server({
  port: Number(process.env['PORT'] ?? 0),
  address: '127.0.0.1',
  quiet: true,
  ...(dataDir === undefined
    ? {}
    : {
        onLoadDocument: async ({ document, documentName }) => {
          const state = await readFile(fileOf(documentName)).catch(() => undefined)
          if (state !== undefined) Y.applyUpdate(document, state)
        },
        onStoreDocument: async ({ document, documentName }) => writeFile(fileOf(documentName), Y.encodeStateAsUpdate(document)),
      }),
})
await server.listen()
console.log(`listens on ws://127.0.0.1:${server.address.port}`)
