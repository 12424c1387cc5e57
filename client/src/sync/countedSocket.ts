import { classifyOutgoing, type Outgoing } from './storedCount.ts'

type SocketClass = typeof WebSocket

/**
 * A WebSocket that tells what it was given to send. The provider makes a new one for each connection, so that a count
 * per socket is a count per connection.
 */
export function countedSocket(Base: SocketClass, tell: { opened(): void; isWorthSending(bytes: Uint8Array): boolean; sent(message: Outgoing): void }): SocketClass {
  return class CountedSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      tell.opened()
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && !tell.isWorthSending(data)) return
      super.send(data)
      if (data instanceof Uint8Array) tell.sent(classifyOutgoing(data))
    }
  }
}
