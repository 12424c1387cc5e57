/** Part `screen` of the bench: what a real browser shows, and what it fetches. */
import { chromium, type Browser } from '@playwright/test'
import { cpus } from 'node:os'
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts'
import { startServer, type StartedServer } from '../startedServer.ts'
import { canvasBench } from './canvas/canvasBench.ts'
import { crowdFrame } from './crowdFrame.ts'
import { editToScreen } from './editToScreen.ts'
import { fsyncTime } from './fsyncTime.ts'
import { joinExample } from './joinExample.ts'
import { pageWeights } from './pageWeight.ts'
import { panFrame } from './panFrame.ts'
import { rounded } from './percentile.ts'
import type { Choice } from './run/choice.ts'
import { ARE_PINNED } from './servers/cores.ts'

/** By the name that `--only` takes. */
const SIGHTS: Readonly<Record<string, (server: StartedServer, browser: Browser, choice: Choice) => Promise<void>>> = {
  async edits(server, browser) {
    console.log('Edit to screen (one edit a second each; the watcher is a real browser), ms')
    for (const people of [2, 30]) console.table([await editToScreen(server, browser, people)])
  },
  async opening(server, browser) {
    console.log('Opening the example, address to painted, median of 5, ms')
    console.table([await joinExample(server, browser)])
  },
  async weight(server, browser) {
    console.log('What a browser fetches, gzip kB')
    console.table(await pageWeights(server, browser))
  },
  async pan(server, browser) {
    console.log('Panning over the example, ms a frame')
    console.table([await panFrame(server, browser)])
  },
  canvas: canvasBench,
  async crowd(_, browser) {
    console.log(`What a browser shows while others drag at 30 Hz with cursors, all cards in view; main thread in ms a frame, median of 3 × 5 s. ${ARE_PINNED ? 'Server on core 0, people on core 1, the browser on both.' : 'Server, people and browser share all cores.'}`)
    for (const others of [30, 100]) for (const way of ['motion', 'document'] as const) console.table([await crowdFrame(browser, others, way)])
  },
}

export async function screen(choice: Choice): Promise<void> {
  const { only } = choice
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS })
  try {
    console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'} · Node ${process.versions.node} · Chromium ${browser.version()} · fsync ${rounded(fsyncTime(), 2)} ms\n`)
    for (const [name, show] of Object.entries(SIGHTS)) if (only.length === 0 || only.includes(name)) await show(server, browser, choice)
  } finally {
    await browser.close()
    await server.stop()
  }
}
