import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CrashWriter } from './crashWriter.ts'
import type { SourceProcess } from './serverProcess.ts'
import { startServerProcess } from './serverProcess.ts'

const base = mkdtempSync(path.join(tmpdir(), 'visiebord-crash-'))
let server: SourceProcess | undefined
afterAll(async () => {
  await server?.stop('SIGKILL')
  rmSync(base, { recursive: true })
})

const SOAK = process.env['SOAK'] === '1'
const ROUNDS = SOAK ? 200 : 12
const WRITERS = SOAK ? 30 : 5
/** A board of its own for so many rounds: one would be full in the end. */
const ROUNDS_A_BOARD = 40
/** Operations that a writer has under way at once. */
const IN_FLIGHT = 4
const SEED = Number(process.env['SEED'] ?? 20_261_122)

/** mulberry32: the same moments for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

async function call<T>(url: string, body: unknown, accessToken?: string): Promise<T> {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...authorization }, body: JSON.stringify(body) })
  expect(answer.ok, `${url}: ${answer.status}`).toBe(true)
  return (await answer.json()) as T
}

/** Some place between two markers, so that none is cut in two. */
function placeIn(text: string, fraction: number): number {
  const next = text.indexOf('<', Math.floor(fraction * text.length))
  return next < 0 ? text.length : next
}

/** How often each marker stands on the board. */
function markersOn(writer: CrashWriter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const card of writer.board.read.cards.values()) {
    for (const [marker] of card.text.matchAll(/<[0-9.]+>/g)) counts.set(marker, (counts.get(marker) ?? 0) + 1)
  }
  return counts
}

test(
  `[D01] what was called stored is there exactly once after kill -9, ${ROUNDS} times under ${WRITERS} writers (seed ${SEED})`,
  async () => {
    const random = seeded(SEED)
    const dataDir = path.join(base, 'data')
    server = startServerProcess(dataDir)
    let url = await server.ready()
    const api = (): string => `${url}/api/v1`
    for (let board = 0; board < ROUNDS / ROUNDS_A_BOARD; board++) {
      const { id, links } = await call<{ id: string; links: { facilitator: string } }>(`${api()}/workshops`, { title: 'Crash', parties: [{ name: 'Gemeente' }] })
      const token = links.facilitator.slice(links.facilitator.indexOf('#') + 1)
      const join = async (name: string): Promise<string> => (await call<{ accessToken: string }>(`${api()}/sessions`, { token, name, asNew: true })).accessToken
      const observerToken = await join('Kijker')
      const writers = await Promise.all(Array.from({ length: WRITERS }, async (_, index) => ({ writer: new CrashWriter(`w${index}`), accessToken: await join(`Schrijver ${index}`) })))
      const everStored = new Set<string>()

      for (let round = 0; round < Math.min(ROUNDS, ROUNDS_A_BOARD); round++) {
        for (const { writer, accessToken } of writers) await writer.connect(url, id, accessToken)
        const sharedId = `shared-${round}`
        const killAt = 1 + Math.floor(random() * 150)
        let storedNow = 0
        const killed = new Promise<void>((resolve) => {
          let made = 0
          for (const [index, { writer }] of writers.entries()) {
            const before = writer.stored.size
            let last = before
            const goOn = (): void => {
              storedNow += writer.stored.size - last
              last = writer.stored.size
              if (storedNow >= killAt) {
                server?.child.kill('SIGKILL')
                return resolve()
              }
              while (writer.openCount < IN_FLIGHT) {
                const marker = `<${round}.${index}.${++made}>`
                const text = writer.board.cardText(sharedId)
                if (text !== undefined && random() < 0.6) writer.operate(marker, () => text.splice(placeIn(text.read(), random()), 0, marker))
                else if (index === 0 && text === undefined) writer.operate(marker, (board) => void board.commands.addCards([{ id: sharedId, kind: 'note', text: marker, position: { x: 0, y: 0 } }]))
                else writer.operate(marker, (board) => void board.commands.addCards([{ kind: 'note', text: marker, position: { x: made, y: round } }]))
              }
            }
            writer.onStored = goOn
            goOn()
          }
        })
        await killed
        await server.ended
        for (const { writer } of writers) {
          writer.onStored = () => undefined
          await writer.disconnect()
          for (const marker of writer.stored) everStored.add(marker)
        }
        server = startServerProcess(dataDir)
        url = await server.ready()

        const observer = new CrashWriter(`o${round}`)
        await observer.connect(url, id, observerToken)
        const counts = markersOn(observer)
        const wrong = [...everStored].filter((marker) => counts.get(marker) !== 1)
        expect(wrong, `round ${round}, killed after ${killAt} stored: lost or doubled`).toEqual([])
        expect([...counts].filter(([, count]) => count !== 1), `round ${round}: doubled`).toEqual([])
        expect(everStored.size).toBeGreaterThan(round)
        await observer.disconnect()
      }

      // What was never called stored comes back with those who made it: in the end everything is there once.
      for (const { writer, accessToken } of writers) {
        const settled = new Promise<void>((resolve) => {
          writer.onStored = () => writer.openCount === 0 && resolve()
        })
        await writer.connect(url, id, accessToken)
        if (writer.openCount > 0) await settled
      }
      const observer = new CrashWriter('last')
      await observer.connect(url, id, observerToken)
      const counts = markersOn(observer)
      const everMade = writers.flatMap(({ writer }) => [...writer.stored])
      expect(everMade.filter((marker) => counts.get(marker) !== 1)).toEqual([])
      await Promise.all([observer.disconnect(), ...writers.map(({ writer }) => writer.disconnect())])
    }
  },
  SOAK ? 3_600_000 : 300_000,
)
