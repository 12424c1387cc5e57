import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import * as Y from 'yjs'
import { afterEach, expect, test, vi } from 'vitest'
import { browserOf, closeAll, note, online, saving, texts } from '../../client/src/state/test/browserOf.ts'
import { FakeServer } from '../../client/src/sync/test/fakeServer.ts'
import { createMemoryStore } from '../../server/src/adapters/memory/memoryStore.ts'
import { systemClock } from '../../server/src/adapters/system/systemClock.ts'
import type { Clock } from '../../server/src/core/ports/system.ts'
import { createBoardHub } from '../../server/src/core/sync/boardHub.ts'
import { createFoldingHere } from '../../server/src/core/sync/rewriting/foldingHere.ts'
import { createFakeAuthority } from '../../server/src/test/room/fakeAuthority.ts'
import { createManualClock } from '../../server/src/test/room/manualClock.ts'
import { type Line, socketClassTo } from './support/hubSocket.ts'

const HOUR = 3_600_000
const WAIT = { timeout: 20_000 }
const NOBODY = { info: () => undefined, warn: () => undefined, error: () => undefined }

afterEach(closeAll)

/** Two cards that others dragged about for long. */
function dragged(doc: Y.Doc): void {
  for (const id of ['ours1', 'ours2']) {
    const card = new Y.Map<unknown>([['kind', 'note'], ['order', 'a0'], ['position', { x: 0, y: 0 }]])
    doc.getMap('cards').set(id, card)
    card.set('text', new Y.Text(id))
  }
  for (let move = 0; move < 10_000; move++) (doc.getMap('cards').get(`ours${1 + (move % 2)}`) as Y.Map<unknown>).set('position', { x: move, y: 0 })
}

test('[DB52] [CG2] a page that was away while its board was rewritten finds its unstored work on the new board, by card id', async () => {
  const store = createMemoryStore()
  const authority = createFakeAuthority('w1')
  authority.put('anna', 'participant')
  let ids = 0
  const random = { id: () => `id${++ids}`, secret: () => `secret${++ids}` }
  const hubAt = (clock: Clock) => createBoardHub({ store, folding: createFoldingHere(), clock, random, log: NOBODY, authorityOf: () => authority, limits: BOARD_LIMITS })
  const line: Line = { hub: hubAt(systemClock), isReachable: true, participantId: 'anna' }
  await store.commit(line.hub.seed('w1', dragged, new Map()))
  const browser = browserOf(new FakeServer())
  const surroundings = {
    ...browser.around,
    WebSocket: socketClassTo(line),
    fetchView: async () => (line.isReachable ? { ok: true as const, value: authority.view('anna', (await line.hub.open('w1')).generation) } : browser.around.fetchView('w1')),
  }
  const openPage = () => browser.open(surroundings)

  const page = await openPage()
  await online(page)
  const [mine] = page.commands.addCards([note('van mij')])
  await vi.waitFor(() => expect(saving(page)).toBe('saved'), WAIT)
  const before = (await store.readState('w1'))?.generation
  line.isReachable = false
  page.commands.setCardText(mine ?? '', 'van mij, in de trein aangevuld')
  page.commands.moveCards([{ id: 'ours1', position: { x: 77, y: 7 } }])
  page.commands.addCards([note('nieuw in de trein')])
  page.dispose()
  await line.hub.stop()

  const night = createManualClock(Date.now())
  const keeper = hubAt(night)
  await night.advance(7 * HOUR)
  await keeper.stop()
  expect((await store.readState('w1'))?.generation).not.toBe(before)

  line.hub = hubAt(systemClock)
  line.isReachable = true
  const again = await openPage()
  const onServer = async () => new Map((await (await line.hub.open('w1')).content()).cards.map((card) => [card.text, card.position]))
  await vi.waitFor(async () =>
    expect(await onServer()).toEqual(
      new Map([
        ['nieuw in de trein', { x: 0, y: 0 }],
        ['ours1', { x: 77, y: 7 }],
        ['ours2', { x: 9_999, y: 0 }],
        ['van mij, in de trein aangevuld', { x: 0, y: 0 }],
      ]),
    ),
    WAIT,
  )
  await vi.waitFor(() => expect(saving(again)).toBe('saved'), WAIT)
  expect(texts(again.board.getState().board)).toEqual(['nieuw in de trein', 'ours1', 'ours2', 'van mij, in de trein aangevuld'])
  expect(again.tray.getState().items).toEqual([])
  again.dispose()
  await line.hub.stop()
})
