import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createManualClock } from '../../test/room/manualClock.ts'
import { boundWaitingLines, type LineLimits } from './waitingLines.ts'

let server: Server
const lines: Socket[] = []
afterEach(() => {
  for (const line of lines.splice(0)) line.destroy()
  server.close()
})

async function listen(limits: LineLimits) {
  const clock = createManualClock()
  server = createServer((request, response) => void request.resume().once('end', () => response.end('here')))
  boundWaitingLines(server, clock, limits)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    clock,
    /** A connection that the server has seen, from a loopback address of its choice. */
    line: async (says = '', localAddress = '127.0.0.1'): Promise<Socket> => {
      const line = connect({ port, host: '127.0.0.1', localAddress })
      lines.push(line)
      line.on('error', () => undefined).resume() // or it never hears that it was cut
      await Promise.all([once(server, 'connection'), once(line, 'connect')])
      if (says !== '') line.write(says)
      return line
    },
    isServed: async (line: Socket): Promise<boolean> => {
      line.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
      const [said] = (await Promise.race([once(line, 'data'), once(line, 'close')])) as [unknown]
      return Buffer.isBuffer(said) && said.toString().endsWith('here')
    },
  }
}

test('[S132] of an address with too many waiting lines the one that waits longest is cut, and the newest is served', async () => {
  const { clock, line, isServed } = await listen({ ofOneAddress: 3, together: 99, youngMs: 1_000 })
  const [first, second] = [await line(), await line('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf')]
  const elsewhere = await line('', '127.0.0.2')
  const third = await line()
  const ends = [first, second].map((one) => once(one, 'close'))
  const young = await line()
  expect([first, second, elsewhere, third, young].map(({ destroyed }) => destroyed)).toEqual([false, false, false, false, false])
  await clock.advance(1_000)
  const newest = await line()
  await Promise.all(ends)
  for (const one of [third, newest, young, elsewhere]) expect(await isServed(one)).toBe(true)
})

test('[S132] a line that is being served is no waiting one; between two requests it waits anew', async () => {
  const { clock, line, isServed } = await listen({ ofOneAddress: 2, together: 99, youngMs: 0 })
  const [one, other] = [await line(), await line()]
  await clock.advance(1_000)
  expect(await isServed(one)).toBe(true)
  const gone = once(other, 'close')
  const third = await line()
  await gone
  expect([await isServed(one), await isServed(third)]).toEqual([true, true])
})

test('[S132] all addresses together are bounded too, however young', async () => {
  const { line, isServed } = await listen({ ofOneAddress: 9, together: 3, youngMs: 1_000 })
  const first = await line('', '127.0.0.9')
  const gone = once(first, 'close')
  const rest = [await line(), await line('', '127.0.0.2'), await line('', '127.0.0.3')]
  await gone
  for (const one of rest) expect(await isServed(one)).toBe(true)
})
