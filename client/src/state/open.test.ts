import { encodeJsonFrame, MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { openWorkshop } from './open.ts'
import { boardOf, browserOf, closeAll, note, online, saving, texts } from './test/browserOf.ts'

afterEach(closeAll)

describe('an open workshop', () => {
  it('[CS1] connects below the base address with its generation and the last seal it lived through', async () => {
    const server = new FakeServer({ sealed: 3 })
    const workshop = await browserOf(server).open()
    await online(workshop)
    expect(server.urls[0]?.href).toBe('ws://house/path/sync/w1?generation=g1&sealed=3')
  })

  it('[CS3] says saved only when the server has said stored', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    await vi.waitFor(() => expect(saving(workshop)).toBe('saved'))
    server.judge = () => 'hold'
    workshop.commands.addCards([note('een')])
    expect(saving(workshop)).toBe('saving')
    server.storeAll()
    expect(saving(workshop)).toBe('saved')
  })

  it('[CS3] keeps work of an offline tab here, and says not stored where nothing can be kept', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.isReachable = false
    server.closeAll(1006)
    workshop.commands.addCards([note('in de tunnel')])
    expect(workshop.connection.getState().line).toBe('offline')
    expect(saving(workshop)).toBe('kept-here')

    const memoryOnly = await browserOf(server).open({ copies: { open: async () => undefined, delete: async () => undefined, deleteAll: async () => undefined } })
    memoryOnly.commands.addCards([note('in een geheim venster')])
    await vi.waitFor(() => expect(saving(memoryOnly)).toBe('not-stored'))
    expect(memoryOnly.connection.getState().localCopy).toBe('memory-only')
  })

  it('[CS4] a store that is down makes unsaved work not stored, until it is back', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.judge = () => 'hold'
    workshop.commands.addCards([note('een')])
    server.push(encodeJsonFrame(MESSAGE.notice, { code: 'store-down' }))
    expect(saving(workshop)).toBe('not-stored')
    expect(workshop.connection.getState().notice?.code).toBe('store-down')
    server.push(encodeJsonFrame(MESSAGE.notice, { code: 'store-back' }))
    expect(workshop.connection.getState().notice).toBeUndefined()
    server.storeAll()
    expect(saving(workshop)).toBe('saved')
  })

  it('[CS3] a reload with nothing new to send is saved as soon as both have told what they have', async () => {
    const browser = browserOf(new FakeServer())
    const first = await browser.open()
    await online(first)
    first.commands.addCards([note('al opgeslagen')])
    await vi.waitFor(() => expect(saving(first)).toBe('saved'))
    first.dispose()
    const second = await browser.open()
    await online(second)
    expect(saving(second)).toBe('saved')
  })

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
    await vi.waitFor(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(server.urls.length).toBe(before + 1)
  })

  it('[CS9] [N08] a socket that does not open is given up after 20 s, again and again, and no sooner', async () => {
    const server = new FakeServer()
    server.swallows = true
    const browser = browserOf(server)
    const workshop = await browser.open({ random: () => 1 })
    await vi.waitFor(() => expect(server.urls.length).toBe(1))
    for (let tries = 1; tries <= 3; tries++) {
      browser.timers.turn(19_000)
      expect(server.urls.length).toBe(tries)
      browser.timers.turn(1_000)
      await vi.waitFor(() => expect(server.urls.length).toBe(tries + 1))
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
    await vi.waitFor(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(server.urls.length).toBe(2)
  })

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
      await vi.waitFor(() => expect(workshop.serverNow()).toBe(at('10:00:15')))
      wake()
      expect([asked(), server.urls.length]).toEqual([2, 1])
    })
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
    await vi.waitFor(() => expect(workshop.connection.getState().line).toBe('online'))
    expect(lines).toContain('offline')
    server.isReachable = false
    loseNetwork()
    expect(workshop.connection.getState().line).toBe('offline')
    workshop.commands.addCards([note('in de tunnel')])
    expect(saving(workshop)).toBe('kept-here')
  })

  it('[CL1] brings work of a closed tab back, and sends it under the seal it was made under', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const first = await browser.open()
    await online(first)
    server.isReachable = false
    server.closeAll(1006)
    first.commands.addCards([note('voor de lege accu')])
    first.dispose()
    server.isReachable = true
    server.view = { ...server.view, sealed: 1 }
    const second = await browser.open()
    expect(texts(second.board.getState().board)).toEqual(['voor de lege accu'])
    await online(second)
    expect(server.urls.at(-1)?.searchParams.get('sealed')).toBe('0')
    await vi.waitFor(() => expect(saving(second)).toBe('saved'))
    expect(texts(boardOf(server.doc))).toEqual(['voor de lege accu'])
  })

  it('[CH1] hands in: what is in hand goes first, then the answer, then commands wait for the view', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    workshop.onHandIn(() => void workshop.commands.addCards([note('net af')]))
    server.askHandIn()
    expect(workshop.connection.getState().handingIn).toBe(true)
    await vi.waitFor(() => expect(server.handIns).toBe(1))
    expect(texts(boardOf(server.doc))).toEqual(['net af'])
    expect(workshop.commands.addCards([note('na de zegel')])).toEqual([])
    expect(workshop.announce.getState().text).toBe('De ronde wordt nu vastgelegd. Wacht een moment.')
    server.pushView({ sealed: 1 })
    expect(workshop.connection.getState().handingIn).toBe(false)
    expect(workshop.commands.addCards([note('in de volgende ronde')])).toHaveLength(1)
  })

  it('[CH2] hands are free again after five seconds without a seal', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    server.askHandIn()
    await vi.waitFor(() => expect(server.handIns).toBe(1))
    browser.timers.turn(4_999)
    expect(workshop.connection.getState().handingIn).toBe(true)
    browser.timers.turn(1)
    expect(workshop.connection.getState().handingIn).toBe(false)
  })

  it('[CL4] removal closes the workshop and wipes the copy; another close keeps it', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    server.closeAll(4401)
    expect(workshop.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'no-session' })
    expect(browser.copies.databases.size).toBe(1)
    const again = await browser.open()
    await online(again)
    server.closeAll(4403)
    await vi.waitFor(() => expect(again.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'removed' }))
    await vi.waitFor(() => expect(browser.copies.databases.size).toBe(0))
  })

  it('[CL4] a link that was withdrawn closes the workshop too, but its copy waits for the new link', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    server.knowsSession = false
    server.closeAll(4403)
    await vi.waitFor(() => expect(workshop.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'no-session' }))
    expect(browser.copies.databases.size).toBe(1)
  })

  it('[CP1] joins seats and awareness to people by the client id of this tab', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    workshop.awareness.set({ editing: 'k1' })
    const client = 12345
    server.pushPeople([{ id: 'p9', name: 'Youssef', role: 'participant', seats: [{ seat: 4, client }] }])
    expect(workshop.people.getState().bySeat.get(4)?.name).toBe('Youssef')
    expect(workshop.people.getState().byClient.get(client)?.id).toBe('p9')
    expect(workshop.people.getState().mySeat).toBeUndefined()
  })
})

it('[CL4] who was removed while the page was closed finds nothing kept when it opens', async () => {
  const { around, wiped } = browserOf(new FakeServer())
  const answer = await openWorkshop('w1', { language: () => 'nl' }, { ...around, fetchView: async () => ({ ok: false, problem: { status: 403, code: 'removed' } }) })
  expect(answer.ok).toBe(false)
  expect(wiped).toEqual(['w1'])
})
