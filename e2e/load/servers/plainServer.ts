import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MeasuredServer, Seat, ServerName, ServerStart } from './measuredServer.ts'
import { ServerProcess } from './serverProcess.ts'

type PlainServer = {
  readonly name: ServerName
  readonly title: string
  /** Under servers/hosts. */
  readonly host: string
  readonly seat: (url: string, board: string) => Seat
}

/** How a server starts that lets everybody in and makes a board for each name. */
export const plainServer = ({ name, title, host, seat }: PlainServer): ServerStart => async (options = {}): Promise<MeasuredServer> => {
  const dataDir = options.stores ? await mkdtemp(path.join(tmpdir(), 'visiebord-load-')) : undefined
  const start = (port: string) =>
    ServerProcess.start({ script: path.join('e2e/load/servers/hosts', host), env: { PORT: port, ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }), ...options.env }, readyLine: 'listens on ', nodeArguments: options.nodeArguments ?? [] })
  let { server, url } = await start('0')
  let boards = 0
  return {
    name,
    title,
    ...(dataDir === undefined ? {} : { dataDir }),
    get pid() {
      return server.pid
    },
    board: () => {
      const board = `bord-${String(boards++).padStart(7, '0')}`
      return Promise.resolve({ seats: (count) => Promise.resolve(Array.from({ length: count }, () => seat(url, board))) })
    },
    probe: (asked) => server.probe(asked),
    cpuSeconds: () => server.cpuSeconds(),
    lines: () => server.lines(),
    async restart() {
      await server.stop()
      ;({ server, url } = await start(new URL(url).port))
    },
    async stop() {
      await server.kill() // it may have a queue of minutes
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
