import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type StartedServer, startServer } from '../../startedServer.ts'

/** What goes wrong at which step of storing: server/src/test/failpoints/failpoint.ts says what there is. */
export type Fault = { readonly at: string; readonly how: string; readonly about?: string; readonly count?: number }

export type FailingServer = StartedServer & {
  /** From now on, until `heal`; `kill` and `die` happen once. */
  fail(fault: Fault): void
  heal(): void
  /** False once a `kill` or `die` has happened. */
  isFailing(): boolean
}

/** The real server on a store that fails when the test says so. */
export async function startFailingServer(dataDir: string): Promise<FailingServer> {
  const faults = path.join(dataDir, 'visiebord.sqlite.fault')
  rmSync(faults, { force: true })
  const server = await startServer({ dataDir, entry: 'server/src/test/failpoints/main.ts' })
  return {
    ...server,
    // Who reads half of it takes it for none, and looks again at the next step.
    fail: (fault) => writeFileSync(faults, JSON.stringify(fault)),
    heal: () => rmSync(faults, { force: true }),
    isFailing: () => existsSync(faults),
  }
}
