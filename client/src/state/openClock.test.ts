import { afterEach, describe, expect, it } from 'vitest'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { browserOf, closeAll, eventually, online } from './test/browserOf.ts'

afterEach(closeAll)

describe('what the server’s clock says', () => {
  async function keepingTime() {
    const server = new FakeServer()
    const browser = browserOf(server)
    let asked = 0
    let wake = () => undefined as void
    const workshop = await browser.open({
      fetchView: async () => {
        asked++
        return browser.around.fetchView('w1')
      },
      follow: (told) => {
        wake = () => told.woke()
        return () => undefined
      },
    })
    await online(workshop)
    return { server, timers: browser.timers, workshop, wake: () => wake(), asked: () => asked }
  }
  const at = (time: string): number => Date.parse(`2026-11-22T${time}.000Z`)

  it.each([86_400_000, -86_400_000, 20_000])('[CC1] [F08] a clock of this machine that is set by %i ms meanwhile changes nothing of it, and no view has to come first', async (by) => {
    const { timers, workshop } = await keepingTime()
    timers.turn(60_000)
    timers.setBy(by)
    expect(workshop.serverNow()).toBe(at('10:01:00'))
    timers.turn(60_000)
    expect(workshop.serverNow()).toBe(at('10:02:00'))
  })

  it('[CC1] [F08] each view tells it anew', async () => {
    const { server, timers, workshop } = await keepingTime()
    timers.setBy(-3_600_000)
    timers.turn(60_000)
    server.pushView({ now: '2026-11-22T10:04:00.000Z' })
    timers.turn(60_000)
    expect(workshop.serverNow()).toBe(at('10:05:00'))
    server.pushView({ now: 'no time' })
    expect(workshop.serverNow()).toBe(at('10:05:00'))
  })

  it('[CC6] [F08] after a sleep too short for its line to be given up, in which the steady clock stood still, the server is asked as soon as the page is shown', async () => {
    const { server, timers, workshop, wake, asked } = await keepingTime()
    // What this line says came just now, by the clock that y-websocket reads.
    timers.setBy(Date.now() - timers.now())
    server.pushView({})
    wake()
    expect([asked(), server.urls.length]).toEqual([1, 1])
    timers.setBy(15_000)
    server.view = { ...server.view, now: '2026-11-22T10:00:15.000Z' }
    wake()
    await eventually(() => expect(workshop.serverNow()).toBe(at('10:00:15')))
    wake()
    expect([asked(), server.urls.length]).toEqual([2, 1])
  })
})
