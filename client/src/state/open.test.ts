import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Board } from '@visiebord/shared/board/board.ts'
import { encodeJsonFrame, MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { HandTimers } from '../sync/test/handTimers.ts'
import { MemoryCopies, memoryTray, MemoryShelf } from '../sync/test/memoryCopies.ts'
import type { TrayItem } from '../sync/trayItem.ts'
import { openWorkshop, type Surroundings } from './open.ts'
import type { OpenWorkshop } from './openWorkshop.ts'

const opened: OpenWorkshop[] = []
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.dispose()
})

let ids = 0
const newId = (): string => `id${++ids}`

/** One browser: what it keeps outlives the tabs opened in it. */
function browserOf(server: FakeServer) {
  const timers = new HandTimers()
  const copies = new MemoryCopies()
  const shelf = new MemoryShelf()
  const trayRows = new Map<string, TrayItem>()
  const around: Surroundings = {
    fetchView: async () => ({ ok: true, value: server.view }),
    copies,
    shelf,
    tray: () => memoryTray(trayRows),
    timers,
    random: () => 0,
    newId,
    baseUri: 'http://house/path/',
    WebSocket: server.Socket,
    follow: () => () => undefined,
  }
  const open = async (change: Partial<Surroundings> = {}): Promise<OpenWorkshop> => {
    const answer = await openWorkshop('w1', { language: () => 'nl' }, { ...around, ...change })
    if (!answer.ok) throw new Error(answer.problem.code)
    opened.push(answer.value)
    return answer.value
  }
  return { timers, copies, shelf, trayRows, open }
}

const boardOf = (doc: Y.Doc): Board => openBoard(doc, { newId, authorId: () => 'p2' })
const online = (workshop: OpenWorkshop) => vi.waitFor(() => expect(workshop.board.getState().synced).toBe(true))
const saving = (workshop: OpenWorkshop) => workshop.connection.getState().saving
const texts = (board: Board) => [...board.read.cards.values()].map((card) => card.text).sort()
const note = (text: string) => ({ kind: 'note', text, position: { x: 0, y: 0 } }) as const

describe('an open workshop', () => {
  it('[S1] connects below the base address with its generation and the last seal it lived through', async () => {
    const server = new FakeServer({ sealed: 3 })
    const workshop = await browserOf(server).open()
    await online(workshop)
    expect(server.urls[0]?.href).toBe('ws://house/path/sync/w1?generation=g1&sealed=3')
  })

  it('[S3] says saved only when the server has said stored', async () => {
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

  it('[S3] keeps work of an offline tab here, and says not stored where nothing can be kept', async () => {
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

  it('[S4] a store that is down makes unsaved work not stored, until it is back', async () => {
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

  it('[L1] brings work of a closed tab back, and sends it under the seal it was made under', async () => {
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

  it('[R1] a refusal sets aside what differs, starts afresh under a new Yjs client id, and keeps what was accepted', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    const [kept] = workshop.commands.addCards([note('op tijd')])
    const before = workshop.board.getState().board
    server.judge = () => ({ refuse: 'late' })
    workshop.commands.addCards([note('te laat 🙂')])
    workshop.commands.setCardText(kept ?? '', 'op tijd, maar later gewijzigd')
    server.judge = () => 'store'
    await vi.waitFor(() => expect(workshop.board.getState().board).not.toBe(before))
    await vi.waitFor(() => expect(workshop.tray.getState().items).toHaveLength(2))
    expect(texts(workshop.board.getState().board)).toEqual(['op tijd'])
    const works = workshop.tray.getState().items.map(({ because, what }) => [because, what.type, what.text])
    expect(works).toEqual(expect.arrayContaining([['late', 'new-card', 'te laat 🙂'], ['late', 'changed-text', 'op tijd, maar later gewijzigd']]))
    expect(workshop.board.getState().board.undo.canUndo()).toBe(false)
    expect(workshop.announce.getState().text).toContain('De ronde was al vastgelegd')
    await vi.waitFor(() => expect(browser.copies.databases.size).toBe(1))
    await vi.waitFor(() => expect(saving(workshop)).toBe('saved'))
  })

  it('[R3] what is refused while the first refusal is being put away reaches the tray too, and the new line still hears its close', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    const first = workshop.board.getState().board
    server.judge = () => ({ refuse: 'late' })
    workshop.board.subscribe(({ board }) => {
      if (board !== first && texts(board).length === 0 && workshop.tray.getState().items.length === 0) workshop.commands.addCards([note('tweede')])
    })
    workshop.commands.addCards([note('eerste')])
    await vi.waitFor(() => expect(workshop.tray.getState().items.map(({ what }) => what.text).sort()).toEqual(['eerste', 'tweede']))
    await vi.waitFor(() => expect(workshop.connection.getState().line).toBe('online'))
    await vi.waitFor(() => expect(saving(workshop)).toBe('saved'))
    server.closeAll(4403)
    expect(workshop.connection.getState().closedBecause).toBe('removed')
  })

  it('[R2] a hand is emptied before the comparison: half typed words reach the tray', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    const [id] = workshop.commands.addCards([note('begin')])
    workshop.onHandIn(() => workshop.commands.setCardText(id ?? '', 'begin en de rest'))
    server.judge = () => ({ refuse: 'no-open-round' })
    workshop.commands.addCards([note('geweigerd')])
    await vi.waitFor(() => expect(workshop.tray.getState().items.map(({ what }) => what.text).sort()).toEqual(['begin en de rest', 'geweigerd']))
  })

  it('[T2] adding from the tray is an ordinary command, and the item goes once the board has it', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.judge = () => ({ refuse: 'late' })
    workshop.commands.addCards([note('alsnog')])
    await vi.waitFor(() => expect(workshop.tray.getState().items).toHaveLength(1))
    server.judge = () => 'store'
    await vi.waitFor(() => expect(workshop.connection.getState().line).toBe('online'))
    const item = workshop.tray.getState().items[0]
    server.pushView({ allowed: { ...server.view.allowed, board: { kinds: [], links: false, structure: false, reason: 'no-open-round' } } })
    workshop.tray.addAgain(item?.id ?? '')
    expect(workshop.tray.getState().items).toHaveLength(1)
    server.pushView({ allowed: { ...server.view.allowed, board: { kinds: ['note'], links: true, structure: false } } })
    workshop.tray.addAgain(item?.id ?? '')
    expect(workshop.tray.getState().items).toHaveLength(0)
    await vi.waitFor(() => expect(texts(boardOf(server.doc))).toEqual(['alsnog']))
  })

  it('[T4] the tray survives a reload', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const first = await browser.open()
    await online(first)
    server.judge = () => ({ refuse: 'late' })
    first.commands.addCards([note('bewaard')])
    await vi.waitFor(() => expect(browser.trayRows.size).toBe(1))
    first.dispose()
    const second = await browser.open()
    expect(second.tray.getState().items.map(({ what }) => what.text)).toEqual(['bewaard'])
  })

  it('[G2] on another generation, work that was not stored is done again by card id', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    const [id] = workshop.commands.addCards([note('oud')])
    await vi.waitFor(() => expect(saving(workshop)).toBe('saved'))
    server.isReachable = false
    server.closeAll(1006)
    workshop.commands.setCardText(id ?? '', 'oud en aangevuld')
    workshop.commands.addCards([note('nieuw in de trein')])
    workshop.dispose()
    server.rewrite('g2', (doc) => boardOf(doc).commands.addCards([{ ...note('oud'), id: id ?? '' }, note('van een ander')]))
    server.isReachable = true
    const again = await browser.open()
    await vi.waitFor(() => expect(texts(boardOf(server.doc))).toEqual(['nieuw in de trein', 'oud en aangevuld', 'van een ander']))
    expect(again.tray.getState().items).toEqual([])
    await vi.waitFor(() => expect(saving(again)).toBe('saved'))
    await vi.waitFor(() => expect([...browser.copies.databases.keys()].every((name) => name.includes('/g2/'))).toBe(true))
  })

  it('[G3] on another generation after a seal, everything goes to the tray', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.judge = () => 'hold'
    workshop.commands.addCards([note('te laat')])
    server.view = { ...server.view, sealed: 1 }
    server.judge = () => 'store'
    server.rewrite('g2', () => undefined)
    await vi.waitFor(() => expect(workshop.tray.getState().items.map(({ what }) => what.text)).toEqual(['te laat']))
    await online(workshop)
    expect(texts(boardOf(server.doc))).toEqual([])
  })

  it('[H1] hands in: what is in hand goes first, then the answer, then commands wait for the view', async () => {
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

  it('[H2] hands are free again after five seconds without a seal', async () => {
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

  it('[L4] removal closes the workshop and wipes the copy; another close keeps it', async () => {
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
    expect(again.connection.getState()).toMatchObject({ line: 'closed', closedBecause: 'removed' })
    await vi.waitFor(() => expect(browser.copies.databases.size).toBe(0))
  })

  it('[L3] a reset in one tab leaves the other tab writing, in the new copy', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    let tell: (event: StorageEvent) => void = () => undefined
    const one = await browser.open()
    const other = await browser.open({
      follow: (told) => {
        tell = (event) => told.stored(event)
        return () => undefined
      },
    })
    await Promise.all([online(one), online(other)])
    const oldName = [...browser.copies.databases.keys()][0]
    server.judge = () => ({ refuse: 'late' })
    one.commands.addCards([note('geweigerd')])
    await vi.waitFor(() => expect(browser.copies.databases.has(oldName ?? '')).toBe(false))
    server.judge = () => 'store'
    const key = [...browser.shelf.rows.keys()].find((row) => row.startsWith('visiebord.copy')) ?? ''
    tell({ key, newValue: browser.shelf.getItem(key) } as StorageEvent)
    await vi.waitFor(() => expect(other.connection.getState().localCopy).toBe('ready'))
    other.commands.addCards([note('van het andere tabblad')])
    const kept = new Y.Doc()
    await browser.copies.open([...browser.copies.databases.keys()][0] ?? '', kept, () => undefined)
    expect(texts(boardOf(kept))).toEqual(['van het andere tabblad'])
  })

  it('[P1] joins seats and awareness to people by the client id of this tab', async () => {
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
