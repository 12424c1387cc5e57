import { afterEach, describe, expect, it } from 'vitest'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { browserOf, closeAll, eventually, note, online, saving } from './test/browserOf.ts'

afterEach(closeAll)

describe('the line of an open workshop', () => {
  it('[CS6] waking up tries at once, without waiting for the next turn of the ladder', async () => {
    const server = new FakeServer()
    let wake = () => undefined as void
    const workshop = await browserOf(server).open({
      random: () => 1,
      follow: (told) => {
        wake = () => told.woke()
        return () => undefined
      },
    })
    await online(workshop)
    const before = server.urls.length
    server.closeAll(1012)
    expect(workshop.connection.getState().line).toBe('offline')
    wake()
    await eventually(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(server.urls.length).toBe(before + 1)
  })

  it('[CS9] [N08] a socket that does not open is given up after 20 s, again and again, and no sooner', async () => {
    const server = new FakeServer()
    server.swallows = true
    const browser = browserOf(server)
    const workshop = await browser.open({ random: () => 1 })
    await eventually(() => expect(server.urls.length).toBe(1))
    for (let tries = 1; tries <= 3; tries++) {
      browser.timers.turn(19_000)
      expect(server.urls.length).toBe(tries)
      browser.timers.turn(1_000)
      await eventually(() => expect(server.urls.length).toBe(tries + 1))
      expect(workshop.connection.getState().line).toBe('offline')
    }
    server.swallows = false
    browser.timers.turn(20_000)
    await online(workshop)
    browser.timers.turn(60_000)
    expect([server.urls.length, workshop.connection.getState().line]).toEqual([5, 'online'])
  })

  it('[CS10] [N08] a line that is cut each time it is in sync is sought slower and slower', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open({ random: () => 0 })
    const syncedAt: number[] = []
    await new Promise<void>((resolve) => {
      const cut = ({ line }: { readonly line: string }): void => {
        if (line !== 'online') return
        syncedAt.push(performance.now())
        if (syncedAt.length === 5) resolve()
        else queueMicrotask(() => server.closeAll(1006))
      }
      workshop.connection.subscribe(cut)
      cut(workshop.connection.getState())
    })
    const gaps = syncedAt.slice(1).map((at, index) => at - (syncedAt[index] ?? 0))
    for (const [index, least] of [100, 200, 400, 800].entries()) expect(gaps[index], gaps.join(' ')).toBeGreaterThan(least * 0.95)
  })

  it.each([8 * 3_600_000, -86_400_000])('[CS6] [CS9] [N08] after a sleep in which the clock went %i ms further, the old line is not trusted', async (jumpMs) => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const jumped = { after: browser.timers.after.bind(browser.timers), elapsed: () => performance.now(), now: () => Date.now() + jump }
    let jump = 0
    let wake = () => undefined as void
    const workshop = await browser.open({
      timers: jumped,
      follow: (told) => {
        wake = () => told.woke()
        return () => undefined
      },
    })
    await online(workshop)
    wake()
    expect(server.urls.length).toBe(1)
    jump = jumpMs
    wake()
    await eventually(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(server.urls.length).toBe(2)
  })

  it('[CS6] a network that is lost cuts the line at once, and a server that is still there has it back', async () => {
    const server = new FakeServer()
    let loseNetwork = () => undefined as void
    const workshop = await browserOf(server).open({
      random: () => 1,
      follow: (told) => {
        loseNetwork = () => told.lostNetwork()
        return () => undefined
      },
    })
    await online(workshop)
    const lines: string[] = []
    workshop.connection.subscribe(({ line }) => lines.push(line))
    loseNetwork()
    await eventually(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(lines).toContain('offline')
    server.isReachable = false
    loseNetwork()
    expect(workshop.connection.getState().line).toBe('offline')
    workshop.commands.addCards([note('in de tunnel')])
    expect(saving(workshop)).toBe('kept-here')
  })
})
