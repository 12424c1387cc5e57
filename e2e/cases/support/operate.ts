import { execFile } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** One of the operator's commands (`workshops`, `backup`) on this data folder, as `pnpm run` starts it. */
export function operate(dataDir: string, command: 'workshops' | 'backup', ...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`server/src/operator/${command}.ts`, ...args], { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr })
    })
  })
}
