import { afterEach, describe, expect, it } from 'vitest'
import { newDoc } from '../sync/test/newDoc.ts'
import { FakeServer } from '../sync/test/fakeServer.ts'
import { addToBoard } from './addToBoard.ts'
import { boardOf, browserOf, closeAll, eventually, note, online, saving, texts } from './test/browserOf.ts'

afterEach(closeAll)

describe('a workshop that starts afresh', () => {
  it('[CR1] a refusal sets aside what differs, starts afresh under a new Yjs client id, and keeps what was accepted', async () => {
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
    await eventually(() => expect(workshop.board.getState().board).not.toBe(before))
    await eventually(() => expect(workshop.tray.getState().items).toHaveLength(2))
    expect(texts(workshop.board.getState().board)).toEqual(['op tijd'])
    const works = workshop.tray.getState().items.map(({ because, what }) => [because, what.type, what.text])
    expect(works).toEqual(expect.arrayContaining([['late', 'new-card', 'te laat 🙂'], ['late', 'changed-text', 'op tijd, maar later gewijzigd']]))
    expect(workshop.board.getState().board.undo.canUndo()).toBe(false)
    expect(workshop.announce.getState().text).toContain('De ronde was al vastgelegd')
    await eventually(() => expect(browser.copies.databases.size).toBe(1))
    await eventually(() => expect(saving(workshop)).toBe('saved'))
  })

  it('[CR3] what is refused while the first refusal is being put away reaches the tray too, and the new line still hears its close', async () => {
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
    await eventually(() => expect(workshop.tray.getState().items.map(({ what }) => what.text).sort()).toEqual(['eerste', 'tweede']))
    await eventually(() => expect(workshop.connection.getState().line).toBe('online'))
    await eventually(() => expect(saving(workshop)).toBe('saved'))
    server.closeAll(4403)
    await eventually(() => expect(workshop.connection.getState().closedBecause).toBe('removed'))
  })

  it('[CR2] a hand is emptied before the comparison: half typed words reach the tray', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    const [id] = workshop.commands.addCards([note('begin')])
    workshop.onHandIn(() => workshop.commands.setCardText(id ?? '', 'begin en de rest'))
    server.judge = () => ({ refuse: 'no-open-round' })
    workshop.commands.addCards([note('geweigerd')])
    await eventually(() => expect(workshop.tray.getState().items.map(({ what }) => what.text).sort()).toEqual(['begin en de rest', 'geweigerd']))
  })

  it('[CT2] adding from the tray is an ordinary command, and the item goes once the board has it', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.judge = () => ({ refuse: 'late' })
    workshop.commands.addCards([note('alsnog')])
    await eventually(() => expect(workshop.tray.getState().items).toHaveLength(1))
    server.judge = () => 'store'
    await eventually(() => expect(workshop.connection.getState().line).toBe('online'))
    const item = workshop.tray.getState().items[0]
    server.pushView({ allowed: { ...server.view.allowed, board: { kinds: [], links: false, structure: false, reason: 'no-open-round' } } })
    workshop.tray.addAgain(item?.id ?? '', (board, asked) => addToBoard(board, asked, () => 'iemand'))
    expect(workshop.tray.getState().items).toHaveLength(1)
    server.pushView({ allowed: { ...server.view.allowed, board: { kinds: ['note'], links: true, structure: false } } })
    workshop.tray.addAgain(item?.id ?? '', (board, asked) => addToBoard(board, asked, () => 'iemand'))
    expect(workshop.tray.getState().items).toHaveLength(0)
    await eventually(() => expect(texts(boardOf(server.doc))).toEqual(['alsnog']))
  })

  it('[CT4] the tray survives a reload', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const first = await browser.open()
    await online(first)
    server.judge = () => ({ refuse: 'late' })
    first.commands.addCards([note('bewaard')])
    await eventually(() => expect(browser.trayRows.size).toBe(1))
    first.dispose()
    const second = await browser.open()
    expect(second.tray.getState().items.map(({ what }) => what.text)).toEqual(['bewaard'])
  })

  it('[CG2] on another generation, work that was not stored is done again by card id', async () => {
    const server = new FakeServer()
    const browser = browserOf(server)
    const workshop = await browser.open()
    await online(workshop)
    const [id] = workshop.commands.addCards([note('oud')])
    await eventually(() => expect(saving(workshop)).toBe('saved'))
    server.isReachable = false
    server.closeAll(1006)
    workshop.commands.setCardText(id ?? '', 'oud en aangevuld')
    workshop.commands.addCards([note('nieuw in de trein')])
    workshop.dispose()
    server.rewrite('g2', (doc) => boardOf(doc).commands.addCards([{ ...note('oud'), id: id ?? '' }, note('van een ander')]))
    server.isReachable = true
    const again = await browser.open()
    await eventually(() => expect(texts(boardOf(server.doc))).toEqual(['nieuw in de trein', 'oud en aangevuld', 'van een ander']))
    expect(again.tray.getState().items).toEqual([])
    await eventually(() => expect(saving(again)).toBe('saved'))
    await eventually(() => expect([...browser.copies.databases.keys()].every((name) => name.includes('/g2/'))).toBe(true))
  })

  it('[CG3] on another generation after a seal, everything goes to the tray', async () => {
    const server = new FakeServer()
    const workshop = await browserOf(server).open()
    await online(workshop)
    server.judge = () => 'hold'
    workshop.commands.addCards([note('te laat')])
    server.view = { ...server.view, sealed: 1 }
    server.judge = () => 'store'
    server.rewrite('g2', () => undefined)
    await eventually(() => expect(workshop.tray.getState().items.map(({ what }) => what.text)).toEqual(['te laat']))
    await online(workshop)
    expect(texts(boardOf(server.doc))).toEqual([])
  })

  it('[CL3] a reset in one tab leaves the other tab writing, in the new copy', async () => {
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
    await eventually(() => expect(browser.copies.databases.has(oldName ?? '')).toBe(false))
    server.judge = () => 'store'
    const key = [...browser.shelf.rows.keys()].find((row) => row.startsWith('visiebord.copy')) ?? ''
    tell({ key, newValue: browser.shelf.getItem(key) } as StorageEvent)
    await eventually(() => expect(other.connection.getState().localCopy).toBe('ready'))
    other.commands.addCards([note('van het andere tabblad')])
    const kept = newDoc()
    await browser.copies.open([...browser.copies.databases.keys()][0] ?? '', kept, () => undefined)
    expect(texts(boardOf(kept))).toEqual(['van het andere tabblad'])
  })
})
