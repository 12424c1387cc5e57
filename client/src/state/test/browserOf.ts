/** A browser without a browser, for tests of an open workshop: what it keeps outlives the tabs opened in it. */
import type { Board } from '@visiebord/shared/board/board.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { expect, vi } from 'vitest'
import type { FakeServer } from '../../sync/test/fakeServer.ts'
import { HandTimers } from '../../sync/test/handTimers.ts'
import { MemoryCopies, memoryTray, MemoryShelf } from '../../sync/test/memoryCopies.ts'
import type { TrayItem } from '../../sync/trayItem.ts'
import { openWorkshop, type Surroundings } from '../open.ts'
import type { OpenWorkshop } from '../openWorkshop.ts'

const opened: OpenWorkshop[] = []
/** Call after each test. */
export function closeAll(): void {
  for (const workshop of opened.splice(0)) workshop.dispose()
}

let ids = 0
const newId = (): string => `id${++ids}`

export function browserOf(server: FakeServer) {
  const timers = new HandTimers()
  const copies = new MemoryCopies()
  const shelf = new MemoryShelf()
  const trayRows = new Map<string, TrayItem>()
  const wiped: string[] = []
  const around: Surroundings = {
    fetchView: async () => (server.knowsSession ? { ok: true, value: server.view } : { ok: false, problem: { status: 401, code: 'no-session' } }),
    copies,
    shelf,
    tray: () => memoryTray(trayRows),
    timers,
    random: () => 0,
    newId,
    baseUri: 'http://house/path/',
    WebSocket: server.Socket,
    follow: () => () => undefined,
    wipeRemoved: async (id) => void wiped.push(id),
  }
  const open = async (change: Partial<Surroundings> = {}): Promise<OpenWorkshop> => {
    const answer = await openWorkshop('w1', { language: () => 'nl' }, { ...around, ...change })
    if (!answer.ok) throw new Error(answer.problem.code)
    opened.push(answer.value)
    return answer.value
  }
  return { timers, copies, shelf, trayRows, wiped, around, open }
}

export const boardOf = (doc: FakeServer['doc']): Board => openBoard(doc, { newId, authorId: () => 'p2' })
/** Generous on purpose: a busy machine must not fail a test that only waits for a thing to happen. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 30_000, interval: 5 })
export const online = (workshop: OpenWorkshop) => eventually(() => expect(workshop.board.getState().synced).toBe(true))
export const saving = (workshop: OpenWorkshop) => workshop.connection.getState().saving
export const texts = (board: Board) => [...board.read.cards.values()].map((card) => card.text).sort()
export const note = (text: string) => ({ kind: 'note', text, position: { x: 0, y: 0 } }) as const
