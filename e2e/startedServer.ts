import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')

export type StartedServer = {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** Lines of stdout and stderr so far. */
  lines(): readonly string[]
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>
  /** Its end, by whatever. */
  readonly ended: Promise<number | null>
}

/** Starts the real server as its own process on a free port and a folder of its own; ready when it says so. */
export async function startServer(options: { dataDir?: string; env?: Readonly<Record<string, string>>; /** Another one than the product's. */ entry?: string } = {}): Promise<StartedServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'visiebord-e2e-')))
  const child: ChildProcess = spawn(process.execPath, [options.entry ?? 'server/src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      lines.push(...chunk.toString().split('\n').filter(Boolean))
      const ready = lines.find((line) => line.startsWith('Visiebord listens on '))
      if (ready !== undefined) resolve(ready.slice('Visiebord listens on '.length).trim())
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) => reject(new Error(`The server stopped with ${code} before it was ready:\n${lines.join('\n')}`)))
  })
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    lines: () => lines,
    ended: exited,
    stop: async () => {
      child.kill('SIGTERM')
      const code = await exited
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
