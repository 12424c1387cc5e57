import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { At, Person } from './people.ts'

export type PlainClient = { readonly doc: Y.Doc; readonly provider: WebsocketProvider; synced(): Promise<void>; leave(): void }

/** A y-websocket client as it comes out of the box, but for the header that a program signs in with. */
export function plainClient(at: At, { workshopId, accessToken }: Person, options: { readonly doc?: Y.Doc; readonly params?: Record<string, string> } = {}): PlainClient {
  class SignedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${accessToken}` } })
    }
  }
  const doc = options.doc ?? new Y.Doc()
  const provider = new WebsocketProvider(`${at.url.replace(/^http/, 'ws')}/sync`, workshopId, doc, {
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    params: options.params ?? {},
  })
  return {
    doc,
    provider,
    synced: () => (provider.synced ? Promise.resolve() : new Promise((resolve) => provider.on('sync', (synced) => synced && resolve()))),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
