import { MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import { plainClient, type PlainClient } from '../../contract/support/plainClient.ts'
import type { At, Person } from '../../contract/support/people.ts'

process.setMaxListeners(0) // each provider of y-websocket listens for the end of this process

/** A plain y-websocket client that says nothing of the frames that it does not know. */
export function quietClient(at: At, person: Person, options: Parameters<typeof plainClient>[2] = {}): PlainClient {
  const client = plainClient(at, person, options)
  for (const type of [MESSAGE.view, MESSAGE.refused, MESSAGE.stored, MESSAGE.motion, MESSAGE.notice, MESSAGE.people, MESSAGE.handIn]) client.provider.messageHandlers[type] = () => undefined
  return client
}
