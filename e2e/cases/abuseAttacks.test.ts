import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Led, lead } from '../contract/support/people.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { ATTACKS, attack } from './support/attack.ts'
import { type ControlRoom, openControlRoom } from './support/room.ts'
import { type ProbedServer, startProbedServer } from './support/probedServer.ts'

const SOAK = process.env['SOAK'] === '1'
const SECONDS = SOAK ? 30 : 1
const MIB = 1024 * 1024

let server: ProbedServer
let attacked: Led
let others: ControlRoom
beforeAll(async () => {
  server = await startProbedServer()
  attacked = await lead(server, { title: 'Aangevallen' })
  await attacked.begin()
  others = await openControlRoom(server)
})
afterAll(async () => {
  await others.leave()
  await server.stop()
})

describe('one client attacks, ten others on another board work on', () => {
  test('the figure without an attack, to compare with', async () => {
    const { edits, p95Ms, mostMs } = await others.workWhile(Promise.resolve(), { atLeast: 10 })
    process.stdout.write(`others alone: ${edits} edits, p95 ${p95Ms.toFixed(0)} ms, most ${mostMs.toFixed(0)} ms\n`)
    expect(edits).toBe(100)
  })

  test.each(ATTACKS)('[R04] %s: all edits of the others arrive', async (name) => {
    const mallory = await attacked.enter('participant', `Mal ${name}`)
    const before = await server.probe()
    const attacking = attack({ url: server.url, person: mallory, name, seconds: SECONDS })
    const { edits, p95Ms, mostMs } = await others.workWhile(attacking)
    const { sent, sockets, bytesHeard, codes } = await attacking
    const after = await server.probe()
    process.stdout.write(`${name}: others ${edits} edits, p95 ${p95Ms.toFixed(0)} ms, most ${mostMs.toFixed(0)} ms; attacker sent ${sent} on ${sockets} sockets, heard ${(bytesHeard / MIB).toFixed(1)} MiB, closed ${JSON.stringify(codes)}; server CPU ${((after.cpuMs - before.cpuMs) / 1_000).toFixed(2)} s\n`)
    expect(edits).toBeGreaterThanOrEqual(30)
    expect(sent).toBeGreaterThan(0)
    expect(after.heapUsed).toBeLessThan(256 * MIB)
    if (SOAK) expect(p95Ms).toBeLessThan(250)
    // The attacked board itself is there for whoever comes.
    await (await RawSocket.join(server, await attacked.enter('viewer', `Na ${name}`))).close()
  })

  test('nothing of it is in the log but what the operator should know', () => {
    const said = server.lines().filter((line) => !line.startsWith('probe ') && !line.startsWith('Visiebord listens on '))
    expect(said.length, said.slice(0, 5).join('\n')).toBeLessThan(20)
  })
})
