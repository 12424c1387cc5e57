/** Part `screen` of the bench: what a real browser shows, and what it fetches. */
import { chromium } from '@playwright/test'
import { cpus } from 'node:os'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { startServer } from '../startedServer.ts'
import { editToScreen } from './editToScreen.ts'
import { fsyncTime } from './fsyncTime.ts'
import { joinExample } from './joinExample.ts'
import { pageWeights } from './pageWeight.ts'
import { panFrame } from './panFrame.ts'
import { rounded } from './percentile.ts'

export async function screen(): Promise<void> {
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS })
  try {
    console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'} · Node ${process.versions.node} · Chromium ${browser.version()} · fsync ${rounded(fsyncTime(), 2)} ms\n`)
    console.log('Edit to screen (one edit a second each; the watcher is a real browser), ms')
    for (const people of [2, 30]) console.table([await editToScreen(server, browser, people)])
    console.log('Opening the example, address to painted, median of 5, ms')
    console.table([await joinExample(server, browser)])
    console.log('What a browser fetches, gzip kB')
    console.table(await pageWeights(server, browser))
    console.log('Panning over the example')
    console.table([await panFrame(server, browser)])
  } finally {
    await browser.close()
    await server.stop()
  }
}
