import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ws from 'ws'
import { frameOf, sendCorked } from './corkedSender.ts'

// What reads frames in `ws` is exported, but its types do not say so.
const { Receiver } = ws as unknown as { readonly Receiver: new (options: { readonly isServer: boolean }) => Writable }

const server = createServer()
let near: Socket
let far: Socket
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  far = connect((server.address() as AddressInfo).port, '127.0.0.1')
  ;[near] = await accepted
})
afterAll(() => {
  near.destroy()
  far.destroy()
  server.close()
})

const message = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

test('[S109] a frame is read back as the message it was made of, at every length that changes its header', async () => {
  for (const length of [0, 1, 125, 126, 0xffff, 0x1_0000, 200_000]) {
    const receiver = new Receiver({ isServer: false })
    const read = once(receiver, 'message') as Promise<[Buffer, boolean]>
    receiver.write(frameOf(message(length)))
    const [data, isBinary] = await read
    expect([data.length, isBinary, Buffer.compare(data, message(length))]).toEqual([length, true, 0])
  }
})

test('[S109] what one socket gets in one turn leaves together and in order, and the next turn is not held up', async () => {
  let writes = 0
  const countWrites = near._writev?.bind(near)
  if (countWrites === undefined) throw new Error('a socket writes several chunks at once')
  near._writev = (chunks, done) => {
    writes += 1
    countWrites(chunks, done)
  }
  const receiver = new Receiver({ isServer: false })
  const heard: number[] = []
  const all = new Promise<void>((resolve) => {
    receiver.on('message', (data: Buffer) => {
      heard.push(data.length)
      if (heard.length === 4) resolve()
    })
  })
  far.pipe(receiver)
  for (const length of [3, 300, 30]) sendCorked(near, message(length))
  expect(near.writableLength).toBeGreaterThan(330)
  await new Promise((resolve) => void setImmediate(resolve))
  sendCorked(near, message(5))
  await all
  expect(heard).toEqual([3, 300, 30, 5])
  expect([writes, near.writableCorked]).toEqual([1, 0])
})
