import { expect, onTestFinished, test, vi } from 'vitest'
import { cardsOf, putCard } from '../contract/support/boardWriter.ts'
import { lead } from '../contract/support/people.ts'
import type { PlainClient } from '../contract/support/plainClient.ts'
import { startProbedServer } from './support/probedServer.ts'
import { quietClient } from './support/quietClient.ts'

const SOAK = process.env['SOAK'] === '1'
const [BOARDS, PEOPLE, MOVES] = SOAK ? [100, 30, 200] : [20, 10, 20]
const EVERY_MS = SOAK ? 200 : 50
const WITHIN = { timeout: 60_000, interval: 20 }

test(`[R01] ${BOARDS} boards × ${PEOPLE} people on one server, one of each board dragging a card and all showing their cursor: every move is delivered to everybody of that board and to nobody else`, async () => {
  const server = await startProbedServer()
  const boards = await Promise.all(Array.from({ length: BOARDS }, async (_, index) => {
    const led = await lead(server, { title: `Bord ${index}` })
    await led.begin()
    const clients: PlainClient[] = Array.from({ length: PEOPLE }, () => quietClient(server, led.ann))
    await Promise.all(clients.map((client) => client.synced()))
    return { index, clients }
  }))
  onTestFinished(async () => {
    for (const { clients } of boards) for (const client of clients) client.leave()
    await server.stop()
  })
  for (const { index, clients } of boards) putCard(clients[0]?.doc ?? expect.fail(), `dragged ${index}`, {})
  await vi.waitFor(() => expect(boards.filter(({ clients }) => clients.some(({ doc }) => cardsOf(doc).size !== 1)).length).toBe(0), WITHIN)

  const seen = boards.map(({ clients }) => clients.map(() => new Set<number>()))
  for (const { index, clients } of boards) {
    for (const [who, { doc }] of clients.entries()) {
      cardsOf(doc).observeDeep(() => {
        const position = cardsOf(doc).get(`dragged ${index}`)?.get('position') as { readonly x: number; readonly y: number }
        if (position.y === index) seen[index]?.[who]?.add(position.x)
      })
    }
  }
  const before = await server.probe()
  const startedAt = performance.now()
  for (let move = 1; move <= MOVES; move++) {
    for (const { index, clients } of boards) {
      for (const { provider } of clients) provider.awareness.setLocalStateField('cursor', { x: move, y: index })
      cardsOf(clients[0]?.doc ?? expect.fail()).get(`dragged ${index}`)?.set('position', { x: move, y: index })
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  await vi.waitFor(() => expect(seen.flat().filter((moves) => !moves.has(MOVES)).length, 'lack the last move').toBe(0), WITHIN)
  const { cpuMs, rss } = await server.probe()
  const took = performance.now() - startedAt
  // Two moves that meet in one flush are one on the screens of others: the last of them counts.
  const share = seen.flat().reduce((sum, moves) => sum + moves.size, 0) / (BOARDS * PEOPLE * MOVES)
  console.log(`[R01] ${BOARDS} × ${PEOPLE}: ${(share * 100).toFixed(1)} % of the moves seen one by one; ${((cpuMs - before.cpuMs) / took).toFixed(2)} cores, ${Math.round(rss / 1024 / 1024)} MiB`)
  for (const { index, clients } of boards) for (const { doc } of clients) expect([...cardsOf(doc).keys()]).toEqual([`dragged ${index}`])
  await vi.waitFor(() => {
    for (const { clients } of boards) expect(clients[0]?.provider.awareness.getStates().size).toBe(PEOPLE)
  }, WITHIN)
  expect(Object.entries((await server.probe()).questions).filter(([what, times]) => what.startsWith('readBoard') && times > 1)).toEqual([])
}, 300_000)
