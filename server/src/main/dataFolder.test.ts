import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../adapters/system/systemClock.ts'
import { openDataFolder } from './dataFolder.ts'

const base = mkdtempSync(path.join(tmpdir(), 'visiebord-folder-'))
afterAll(() => rmSync(base, { recursive: true }))

const lines: string[] = []
const say = (line: string): void => void lines.push(line)
const parts = { clock: systemClock, log: { info: say, warn: say, error: say } }

/** Another process that holds the folder until it is killed. */
async function holder(dataDir: string): Promise<{ kill(): Promise<unknown> }> {
  const script = `
    const { openDataFolder } = await import(${JSON.stringify(fileURLToPath(new URL('./dataFolder.ts', import.meta.url)))})
    const clock = { now: () => Date.now(), elapsed: () => performance.now(), after: (ms, run) => { setTimeout(run, ms) } }
    const log = { info() {}, warn() {}, error() {} }
    const folder = await openDataFolder(${JSON.stringify(dataDir)}, { clock, log })
    setInterval(() => folder, 1e6)
    process.stdout.write('held')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return {
    kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      return exited
    },
  }
}

test('[Z5] a folder that is missing is made, with what is above it', async () => {
  const folder = await openDataFolder(path.join(base, 'a', 'b'), parts)
  expect(folder.databasePath).toBe(path.join(base, 'a', 'b', 'visiebord.sqlite'))
  expect(readdirSync(path.join(base, 'a', 'b'))).toEqual(['server.lock'])
  folder.dispose()
})

test('[Z6] a second server is told in one sentence that another holds the folder, when it does not stop in time', async () => {
  const dataDir = path.join(base, 'held')
  const other = await holder(dataDir)
  await expect(openDataFolder(dataDir, { ...parts, waitMs: 150 })).rejects.toThrow(/^DATA_DIR .*held is held by another server.*\.$/)
  await other.kill()
})

test('[Z6] a second server waits for the first and goes on when that one is gone, also when it was killed', async () => {
  const dataDir = path.join(base, 'killed')
  const other = await holder(dataDir)
  let mine = false
  lines.length = 0
  const waiting = openDataFolder(dataDir, parts).then((folder) => ((mine = true), folder))
  while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(mine).toBe(false)
  await other.kill()
  const folder = await waiting
  expect(lines).toEqual([expect.stringMatching(/waiting for it/)])
  folder.dispose()
  ;(await openDataFolder(dataDir, { ...parts, waitMs: 0 })).dispose()
})

test('[Z5] a path that goes through a file is refused in one sentence', async () => {
  const file = path.join(base, 'file')
  writeFileSync(file, '')
  await expect(openDataFolder(path.join(file, 'data'), parts)).rejects.toThrow(/^DATA_DIR .* cannot be used: a part of its path is a file\.$/)
  await expect(openDataFolder(file, parts)).rejects.toThrow(/^DATA_DIR .* cannot be used: it is a file\.$/)
})

test('[Z5] where nothing can be written is refused in one sentence', async () => {
  // /proc takes no folders from anybody, root included.
  await expect(openDataFolder('/proc/visiebord', parts)).rejects.toThrow(/^DATA_DIR \/proc\/visiebord cannot be used: .+\.$/)
})
