import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Probe, ProbeQuestion } from '../probe/probeAnswer.ts'
import { onServerCore } from './cores.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const PROBE = path.resolve(import.meta.dirname, '../probe/probe.ts')
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100
/** How long a server may take to stop by itself, ms. */
const STOP_PATIENCE_MS = 12_000

export type ServerProcessParts = {
  /** From the root of the repository. */
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  readonly nodeArguments?: readonly string[]
  /** What stands before the address in the line that says it listens. */
  readonly readyLine: string
}

/** A server process with the probe in it. Ends by `stop`. */
export class ServerProcess {
  readonly pid: number
  readonly #child: ChildProcess
  readonly #exited: Promise<void>
  readonly #lines: string[] = []
  /** Who waits for an answer of the probe, in the order of asking. */
  readonly #asking: ((probe: Probe) => void)[] = []

  private constructor(child: ChildProcess) {
    this.#child = child
    this.pid = child.pid ?? 0
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()))
    const read = (chunk: Buffer): void => {
      if (this.#lines.length < 1_000) this.#lines.push(...chunk.toString().split('\n').filter(Boolean))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('message', (message: { readonly probe: Probe }) => this.#asking.shift()?.(message.probe))
  }

  /** Resolves with the process and the address that it says it listens on. */
  static async start(parts: ServerProcessParts): Promise<{ readonly server: ServerProcess; readonly url: string }> {
    const { program, args } = onServerCore(['--expose-gc', '--import', PROBE, ...(parts.nodeArguments ?? []), parts.script])
    const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...parts.env }
    const server = new ServerProcess(spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }))
    const url = await new Promise<string>((resolve, reject) => {
      server.#child.stdout?.on('data', () => {
        const line = server.#lines.find((one) => one.startsWith(parts.readyLine))
        if (line !== undefined) resolve(line.slice(parts.readyLine.length).trim())
      })
      void server.#exited.then(() => reject(new Error(`${parts.script} stopped before it was ready:\n${server.#lines.join('\n')}`)))
    })
    return { server, url }
  }

  lines(): readonly string[] {
    return this.#lines
  }

  /** A server under load answers when its event loop comes to it. */
  probe(question: ProbeQuestion = {}): Promise<Probe> {
    return new Promise((resolve, reject) => {
      this.#asking.push(resolve)
      void this.#exited.then(() => reject(new Error(`the server has ended:\n${this.#lines.slice(-10).join('\n')}`)))
      this.#child.send({ probe: true, ...question })
    })
  }

  cpuSeconds(): number {
    // The name in brackets may hold spaces; utime and stime are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    const hurry = setTimeout(() => this.#child.kill('SIGKILL'), STOP_PATIENCE_MS)
    await this.#exited
    clearTimeout(hurry)
  }

  /** No goodbye: for a server that is not used again. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }
}
