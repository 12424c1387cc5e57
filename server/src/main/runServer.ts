import { systemClock } from '../adapters/system/systemClock.ts'
import { createSystemLog } from '../adapters/system/systemLog.ts'
import { systemRandom } from '../adapters/system/systemRandom.ts'
import { readSettings } from './settings.ts'
import { StartFailure } from './startFailure.ts'
import type { RunningServer, ServerParts } from './startServer.ts'
import { startServer } from './startServer.ts'

// INTERFACE: gone within 10 s, and a thread that waits for the disk may take one of them. What is not stored by then was never
// called stored, and its owners still have it.
const STOP_WITHIN_MS = 8_800

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** The server as a process: settings from its environment, one line when ready, an end on SIGTERM or SIGINT. */
export async function runServer(parts: Pick<ServerParts, 'openStore'> = {}): Promise<void> {
  // The database and its backups hold the links: nobody else on this machine reads them.
  process.umask(0o077)
  const log = createSystemLog()
  // Whoever started it may be gone before it is (pnpm is): a line that nobody reads is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('uncaughtException', (error) => {
    log.error(`Visiebord stops because of a bug: ${describe(error)}`)
    process.exit(1)
  })

  let running: RunningServer | undefined
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    systemClock.after(STOP_WITHIN_MS, () => {
      log.error('not everything could be stored before the end')
      process.exit(0)
    })
    void (running?.stop() ?? Promise.resolve()).then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const read = readSettings(process.env, process.cwd())
  if (!read.ok) return giveUp(read.sentence)
  try {
    running = await startServer(read.settings, { ...parts, clock: systemClock, random: systemRandom, log })
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error
    return giveUp(error.message)
  }
  if (!isStopping) process.stdout.write(`Visiebord listens on ${running.url}\n`)
}

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence.replace(/\s+/g, ' ')}\n`)
  process.exit(1)
}
