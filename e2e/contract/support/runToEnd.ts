import { spawn } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../../..')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Starts the server with these settings only and waits for its end. `uid`: as another user of this machine. */
export function runToEnd(env: Readonly<Record<string, string>>, options: { readonly uid?: number } = {}): Promise<Ended> {
  // Not the environment of whoever runs the tests: a PORT or DATA_DIR there must not decide what they find.
  const child = spawn(process.execPath, ['server/src/main.ts'], { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
    // It was to stop by itself; a test that finds it running must end all the same.
    if (stdout.includes('Visiebord listens on ')) child.kill('SIGKILL')
  })
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
}
