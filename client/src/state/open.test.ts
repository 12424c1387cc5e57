import { encodeJsonFrame, MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { openWorkshop } from './open.ts'
import { boardOf, browserOf, closeAll, eventually, note, online, saving, texts } from './test/browserOf.ts'

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
    await eventually(() => expect(saving(workshop)).toBe('saved'))
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
    await eventually(() => expect(saving(memoryOnly)).toBe('not-stored'))
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
    await eventually(() => expect(saving(first)).toBe('saved'))
    first.dispose()
    const second = await browser.open()
    await online(second)
    expect(saving(second)).toBe('saved')
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
    await eventually(() => expect(saving(second)).toBe('saved'))
    expect(texts(boardOf(server.doc))).toEqual(['voor de lege accu'])
  })

  it('[CH1] hands in: what is in hand goes first, then the answer, then commands wait for the view', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    workshop.onHandIn(() => void workshop.commands.addCards([note('net af')]))
    server.askHandIn()
    expect(workshop.connection.getState().handingIn).toBe(true)
    await eventually(() => expect(server.handIns).toBe(1))
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
    await eventually(() => expect(server.handIns).toBe(1))
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
    await eventually(() => expect(again.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'removed' }))
    await eventually(() => expect(browser.copies.databases.size).toBe(0))
  })

  it('[CL4] a link that was withdrawn closes the workshop too, but its copy waits for the new link', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    server.knowsSession = false
    server.closeAll(4403)
    await eventually(() => expect(workshop.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'no-session' }))
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
