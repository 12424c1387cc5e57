import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { join, makeWorkshop, openRound } from '../../workshopApi.ts'
import { until } from '../run/within.ts'
import type { Seat, ServerStart } from './measuredServer.ts'
import { ServerProcess } from './serverProcess.ts'
import { shippedFlags } from './shippedFlags.ts'

const HOURS_LATER = path.resolve(import.meta.dirname, '../probe/hoursLater.ts')
/** What it says to the operator. */
const REWRITTEN = /was rewritten without its history/
const TIDY_PATIENCE_MS = 30_000

/** Sessions asked for side by side: more does not make the server faster. */
const SIDE_BY_SIDE = 16

/** The real server with disk and gate on; each board is a workshop with an open round, each person has a session. */
export const startOurs: ServerStart = async (options = {}) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-load-'))
  const start = (port: string, nodeArguments: readonly string[] = []) =>
    ServerProcess.start({
      script: options.script ?? 'server/src/main.ts',
      env: { HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir, ...options.env },
      readyLine: 'Visiebord listens on ',
      nodeArguments: [...shippedFlags(), ...(options.nodeArguments ?? []), ...nodeArguments],
    })
  let { server, url } = await start('0')
  return {
    name: 'ours',
    title: 'ours',
    dataDir,
    get pid() {
      return server.pid
    },
    async board(name) {
      const made = await makeWorkshop({ url }, { title: name })
      const lead = await join({ url }, made.links.facilitator, { name: 'Begeleider' })
      await openRound({ url }, made.id, lead.accessToken)
      const address = `${url.replace(/^http/, 'ws')}/sync/${made.id}`
      let joined = 0
      return {
        async seats(count) {
          const seats: Seat[] = []
          const sit = async (): Promise<void> => {
            while (joined < count) {
              const session = await join({ url }, made.links.participant, { name: `Deelnemer ${joined++}` })
              seats.push({ address, headers: { authorization: `Bearer ${session.accessToken}` }, prefix: new Uint8Array() })
            }
          }
          joined = 0
          await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, count) }, sit))
          return seats
        },
      }
    },
    probe: (asked) => server.probe(asked),
    cpuSeconds: () => server.cpuSeconds(),
    lines: () => server.lines(),
    async restart() {
      await server.stop()
      ;({ server, url } = await start(new URL(url).port))
    },
    async tidy() {
      await server.stop()
      ;({ server, url } = await start(new URL(url).port, ['--import', HOURS_LATER]))
      const line = (): string | undefined => server.lines().find((one) => REWRITTEN.test(one))
      await until(() => line() !== undefined, TIDY_PATIENCE_MS)
      return line()
    },
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
