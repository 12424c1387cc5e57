import { expect, test } from 'vitest'
import { ask } from '../contract/support/ask.ts'
import { lead } from '../contract/support/people.ts'
import { startServer } from '../startedServer.ts'
import { openControlRoom } from './support/room.ts'

const SOAK = process.env['SOAK'] === '1'
const ASKED = SOAK ? 50 : 8

test(`[R08] ${ASKED} PDFs of a full board at once, half of them given up: those who wait get the same bytes, nobody waits for the others, and a busy board does not feel it`, { timeout: SOAK ? 600_000 : 120_000 }, async () => {
  const server = await startServer()
  const busy = await openControlRoom(server)
  try {
    const led = await lead(server, { template: 'example' })
    await led.seal(await led.begin())
    const alone = await busy.workWhile(Promise.resolve())

    const token = led.ann.accessToken
    const path = `workshops/${led.id}/snapshots/1/exports/pdf`
    const patient = Array.from({ length: ASKED / 2 }, () => ask(server, 'GET', path, { token }))
    const impatient = new AbortController()
    const given = Array.from({ length: ASKED / 2 }, () => fetch(`${server.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` }, signal: impatient.signal }))
    const gaveUp = Promise.allSettled(given)
    const answers = Promise.all(patient).finally(() => impatient.abort()) // they stand in line behind all who wait
    const meanwhile = await busy.workWhile(answers)

    const files = await answers
    expect(files.map(({ status }) => status)).toEqual(files.map(() => 200))
    expect(new Set(files.map(({ text }) => text)).size).toBe(1)
    expect((await gaveUp).filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
    expect((await ask(server, 'GET', path.replace('pdf', 'csv'), { token })).status).toBe(200)
    console.log(`[R08] p95 of ten others: ${alone.p95Ms.toFixed(0)} ms alone, ${meanwhile.p95Ms.toFixed(0)} ms during ${ASKED} PDFs (${meanwhile.edits} edits, most ${meanwhile.mostMs.toFixed(0)} ms)`)
    if (SOAK) expect(meanwhile.p95Ms).toBeLessThan(250)
    expect(server.lines().filter((line) => !line.startsWith('Visiebord listens'))).toEqual([])
  } finally {
    await busy.leave()
    expect(await server.stop()).toBe(0)
  }
})
