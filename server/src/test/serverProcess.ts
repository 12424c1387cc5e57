import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'

const SOURCE = path.resolve(import.meta.dirname, '..')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** A script of server/src as a process of its own, with only these settings. */
export class SourceProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly ended: Promise<Ended>
  #stdout = ''
  #stderr = ''
  #heard: (() => void)[] = []

  constructor(script: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
    // Not the environment of whoever runs the tests: a PORT or DATA_DIR there must not decide what they find.
    this.child = spawn(process.execPath, [path.join(SOURCE, script), ...args], { env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout.on('data', (chunk) => ((this.#stdout += String(chunk)), this.#tell()))
    this.child.stderr.on('data', (chunk) => ((this.#stderr += String(chunk)), this.#tell()))
    this.ended = once(this.child, 'close').then(([code]) => {
      this.#tell()
      return { code: typeof code === 'number' ? code : null, stdout: this.#stdout, stderr: this.#stderr }
    })
  }

  /** Resolves with the match once stdout or stderr shows it; rejects when the process ends without. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr)
      if (match) return match
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`ended without ${pattern}:\n${this.#stdout}${this.#stderr}`)
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  /** The url of the line that says the server is ready. */
  async ready(): Promise<string> {
    return (await this.shows(/^Visiebord listens on (\S+)$/m))[1] ?? ''
  }

  /** Ends it, if it runs still. */
  stop(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal)
    return this.ended
  }

  #tell(): void {
    for (const resolve of this.#heard.splice(0)) resolve()
  }
}

export const startServerProcess = (dataDir: string, env: Readonly<Record<string, string>> = {}): SourceProcess =>
  new SourceProcess('main.ts', { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env })
