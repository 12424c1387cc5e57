import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, LISTEN, type Page, WINDOW } from './browser.ts'

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const BARS_PX = 38

/** Answers once `ask` does. */
async function until<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

/** WebKitGTK by its own WebDriver, on a screen of its own. A driver holds one session, so each page has its own. */
export async function startWebKit(): Promise<Browser> {
  const home = await mkdtemp(path.join(tmpdir(), 'visiebord-webkit-'))
  const children: ChildProcess[] = []
  let display = process.env['DISPLAY']
  if (display === undefined) {
    display = `:${80 + (process.pid % 100)}`
    children.push(spawn('Xvfb', [display, '-screen', '0', '1600x1100x24', '-nolisten', 'tcp'], { stdio: 'ignore' }))
    await until(async () => void (existsSync(`/tmp/.X11-unix/X${display?.slice(1) ?? ''}`) || (await Promise.reject(new Error('no screen')))))
  }
  let version = ''
  let port = 20_000 + (process.pid % 20_000)
  const newPage = async (): Promise<Page> => {
    const base = `http://127.0.0.1:${++port}`
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DISPLAY: display, HOME: path.join(home, String(port)) } })
    children.push(driver)
    const complaints: string[] = []
    for (const stream of [driver.stdout, driver.stderr]) {
      stream.on('data', (chunk: Buffer) => complaints.push(...chunk.toString().split('\n').filter((line) => /^CONSOLE (?:\w+ )*(?:ERROR|EXCEPTION)/i.test(line))))
    }
    const ask = async <Answer>(method: string, route: string, body?: unknown): Promise<Answer> => {
      const response = await fetch(base + route, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) })
      const { value } = (await response.json()) as { readonly value: Answer & { readonly error?: string; readonly message?: string } }
      if (!response.ok) throw new Error(`${route}: ${value.error ?? ''} ${value.message ?? ''}`)
      return value
    }
    const options = { binary: MINI_BROWSER, args: ['--automation', '--enable-write-console-messages-to-stdout=true'] }
    const session = await until(() => ask<{ readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } }>('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } }))
    version = session.capabilities.browserVersion
    const at = `/session/${session.sessionId}`
    await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width: WINDOW.width, height: WINDOW.height + BARS_PX })
    await ask('POST', `${at}/timeouts`, { script: 30_000, pageLoad: 30_000, implicit: 0 })
    return {
      go: async (url) => {
        await ask('POST', `${at}/url`, { url })
        await ask('POST', `${at}/execute/sync`, { script: LISTEN, args: [] })
      },
      run: async (work, ...given) => {
        const script = `const done = arguments[arguments.length - 1]; Promise.resolve().then(() => (${work.toString()})(...${JSON.stringify(given)})).then((is) => done('+' + (JSON.stringify(is) ?? 'null')), (error) => done('-' + error + ' ' + error.stack))`
        const answer = await ask<string>('POST', `${at}/execute/async`, { script, args: [] })
        if (answer.startsWith('-')) throw new Error(answer.slice(1))
        return JSON.parse(answer.slice(1))
      },
      act: async (actions) => void (await ask('POST', `${at}/actions`, { actions })),
      picture: async () => Buffer.from(await ask<string>('GET', `${at}/screenshot`), 'base64'),
      complaints: () => complaints,
    }
  }
  return {
    name: 'WebKitGTK',
    get version() {
      return version
    },
    newPage,
    close: async () => {
      for (const child of children.toReversed()) {
        child.kill()
        if (child.exitCode === null && child.signalCode === null) await new Promise((ended) => child.once('exit', ended))
      }
      await rm(home, { recursive: true, force: true })
    },
  }
}
