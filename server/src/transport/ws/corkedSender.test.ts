import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { Duplex, type Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ws from 'ws'
import { frameOf, joinShortWrites, sendCorked } from './corkedSender.ts'

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

/** What leaves a socket in one turn: `pieces` are the buffers handed to the system, `lists` how often as a list. */
async function oneTurn(send: (sockets: readonly Writes[]) => void, count: number): Promise<readonly Writes[]> {
  const sockets = Array.from({ length: count }, () => new Writes())
  send(sockets)
  await new Promise((resolve) => void setImmediate(resolve))
  return sockets
}

class Writes extends Duplex {
  readonly pieces: Buffer[] = []
  lists = 0
  constructor() {
    super()
    joinShortWrites(this as unknown as Socket)
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(chunk)
    done()
  }
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.lists += 1
    this.pieces.push(...chunks.map(({ chunk }) => chunk))
    done()
  }
  override _read(): void {
    // nothing comes
  }
  get socket(): Socket {
    return this as unknown as Socket
  }
}

test('[S161] short messages of one turn leave as one piece, the same one for all who get the same, and nobody gets the piece of another', async () => {
  const [edit, cursors, mine] = [message(60), message(110), message(4)]
  const sockets = await oneTurn((all) => {
    for (const each of all) sendCorked(each.socket, edit)
    for (const each of all) sendCorked(each.socket, cursors)
    const [, writer, alone] = all
    if (writer) sendCorked(writer.socket, mine)
    if (alone) sendCorked(alone.socket, message(70))
  }, 5)
  const whole = (...messages: readonly Uint8Array[]): Buffer => Buffer.concat(messages.map(frameOf))
  expect(sockets.map(({ pieces, lists }) => [pieces.length, lists])).toEqual(sockets.map(() => [1, 0]))
  expect(sockets.map(({ pieces }) => pieces[0]?.toString('hex'))).toEqual(
    [whole(edit, cursors), whole(edit, cursors, mine), whole(edit, cursors, message(70)), whole(edit, cursors), whole(edit, cursors)].map((bytes) => bytes.toString('hex')),
  )
  expect(sockets[4]?.pieces[0]).toBe(sockets[3]?.pieces[0])
})

test('[S161] a long message is not copied for each of its receivers', async () => {
  const board = message(200_000)
  const sockets = await oneTurn((all) => {
    for (const each of all) for (const one of [message(20), board]) sendCorked(each.socket, one)
  }, 2)
  expect(sockets.map(({ lists }) => lists)).toEqual([1, 1])
  expect(sockets[0]?.pieces.map(({ length }) => length)).toEqual([22, 200_010])
  expect(sockets[1]?.pieces[1]).toBe(sockets[0]?.pieces[1])
})
