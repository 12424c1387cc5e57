import type { BoardHubPort } from '../../../server/src/core/ports/room.ts'

type Handler<E> = ((event: E) => void) | null

/** Where the sockets of one browser lead to; a test cuts the line and lays it again. */
export type Line = { hub: BoardHubPort; isReachable: boolean; readonly participantId: string }

/** The WebSocket class of a browser in this process, whose other end is a real room. */
export function socketClassTo(line: Line): typeof WebSocket {
  class HubSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    readyState = 0
    binaryType = 'blob'
    onopen: Handler<unknown> = null
    onmessage: Handler<{ data: ArrayBuffer }> = null
    onclose: Handler<{ code: number; reason: string }> = null
    onerror: Handler<unknown> = null
    #receive: ((bytes: Uint8Array) => void) | undefined
    #detach: (() => void) | undefined

    constructor(url: string | URL) {
      void this.#connect(new URL(url).searchParams)
    }

    async #connect(query: URLSearchParams): Promise<void> {
      await Promise.resolve()
      if (!line.isReachable) return this.#closed(1006)
      const room = await line.hub.open('w1')
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen?.({})
      const generation = query.get('generation')
      const sealed = query.get('sealed')
      const attached = room.attach(
        {
          send: (bytes) => {
            if (this.readyState === 1) this.onmessage?.({ data: bytes.slice().buffer })
          },
          close: (code) => this.#closed(code),
          bufferedBytes: () => 0,
        },
        { participantId: line.participantId, ...(generation === null ? {} : { generation }), ...(sealed === null ? {} : { sealed: Number(sealed) }) },
      )
      this.#receive = (bytes) => attached.receive(bytes)
      this.#detach = () => attached.detach()
      if (this.readyState !== 1) attached.detach()
    }

    send(bytes: Uint8Array): void {
      // As over a network: never heard before the sender's turn is over, nor when the line is cut by then.
      const sent = bytes.slice()
      setImmediate(() => {
        if (line.isReachable && this.readyState === 1) this.#receive?.(sent)
      })
    }

    close(): void {
      if (this.readyState >= 2) return
      this.readyState = 3
      this.#detach?.()
    }

    #closed(code: number): void {
      if (this.readyState >= 2) return
      this.readyState = 3
      this.#detach?.()
      this.onclose?.({ code, reason: '' })
    }
  }
  return HubSocket as unknown as typeof WebSocket
}
