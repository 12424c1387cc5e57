import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { vi } from 'vitest'
import { startServer, type StartedServer } from '../../startedServer.ts'
import type { ProbeAnswer } from './probe.ts'

export type ProbedServer = StartedServer & { readonly probe: () => Promise<ProbeAnswer> }

/** The real server, with a probe in its process that tells what it holds. */
export async function startProbedServer(options: { readonly dataDir?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<ProbedServer> {
  const server = await startServer({
    ...options,
    env: { ...options.env, NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${pathToFileURL(path.join(import.meta.dirname, 'probe.ts')).href}` },
  })
  const answers = (): readonly string[] => server.lines().filter((line) => line.startsWith('probe '))
  return {
    ...server,
    probe: async () => {
      const before = answers().length
      process.kill(server.pid, 'SIGUSR2')
      return vi.waitFor(
        () => {
          const answer = answers()[before]
          if (answer === undefined) throw new Error('the probe has not answered')
          return JSON.parse(answer.slice('probe '.length)) as ProbeAnswer
        },
        { timeout: 10_000, interval: 5 },
      )
    },
  }
}
