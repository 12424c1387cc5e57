import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { percentile } from './percentile.ts'

/** Median time of one fsync of 4 KiB where the server under test keeps its data, ms. */
export function fsyncTime(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'visiebord-fsync-'))
  const file = openSync(path.join(folder, 'probe'), 'w')
  const times: number[] = []
  for (let turn = 0; turn < 50; turn++) {
    writeSync(file, new Uint8Array(4096))
    const before = performance.now()
    fsyncSync(file)
    times.push(performance.now() - before)
  }
  closeSync(file)
  rmSync(folder, { recursive: true })
  return percentile(times, 0.5)
}
