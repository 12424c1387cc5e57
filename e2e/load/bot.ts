import { MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export type Bot = {
  readonly doc: Y.Doc
  readonly cards: Y.Map<Y.Map<unknown>>
  /** Adds a note of its own and answers its id. */
  addNote(text: string, position: { readonly x: number; readonly y: number }): string
  setText(cardId: string, text: string): void
  move(cardId: string, position: { readonly x: number; readonly y: number }): void
  /** Code of the frame with which the server refused this bot, once it has. */
  refused(): string | undefined
  leave(): void
}

// Each provider of y-websocket listens for the end of this process; thirty of them are no leak.
process.setMaxListeners(0)

/** A plain y-websocket client in this process, as any outside program would join. Resolves when it has the board. */
export async function joinAsBot(server: { readonly url: string }, workshopId: string, accessToken: string): Promise<Bot> {
  const doc = new Y.Doc()
  // y-websocket gives the class only an address; the session of a program travels in a header.
  class SignedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${accessToken}` } })
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace(/^http/, 'ws')}/sync`, workshopId, doc, {
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  let refusedWith: string | undefined
  // Frames of the server that a plain client does not know; y-websocket would complain of each.
  for (const type of [MESSAGE.view, MESSAGE.stored, MESSAGE.motion, MESSAGE.notice, MESSAGE.people, MESSAGE.handIn]) provider.messageHandlers[type] = () => undefined
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
    refusedWith = (JSON.parse(decoding.readVarString(decoder)) as { code: string }).code
  }
  await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()))
  const cards = doc.getMap('cards') as Y.Map<Y.Map<unknown>>
  let made = 0
  return {
    doc,
    cards,
    addNote: (text, position) => {
      const id = `bot-${doc.clientID}-${made++}`
      doc.transact(() => {
        const card = new Y.Map<unknown>()
        card.set('kind', 'note')
        card.set('text', new Y.Text(text))
        card.set('position', position)
        card.set('order', 'a0')
        cards.set(id, card)
      })
      return id
    },
    setText: (cardId, text) => {
      const words = cards.get(cardId)?.get('text')
      if (!(words instanceof Y.Text)) throw new Error(`no text in ${cardId}`)
      doc.transact(() => {
        words.delete(0, words.length)
        words.insert(0, text)
      })
    },
    move: (cardId, position) => void cards.get(cardId)?.set('position', position),
    refused: () => refusedWith,
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
