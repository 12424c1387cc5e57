import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, LISTEN, type Page, WINDOW } from './browser.ts'

type Message = { readonly id?: number; readonly type: string; readonly method?: string; readonly result?: unknown; readonly error?: string; readonly message?: string; readonly params?: unknown }
type Entry = { readonly level: string; readonly text: string; readonly source?: { readonly context?: string } }

/** The Firefox that is installed, spoken to by WebDriver BiDi over its own port. Nothing beside it is needed. */
export async function startFirefox(): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'visiebord-firefox-'))
  const child = spawn(process.env['FIREFOX_PATH'] ?? 'firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.stderr.on('data', (chunk: Buffer) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(chunk.toString())?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const socket = new WebSocket(`${address}/session`)
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
  const waiting = new Map<number, (message: Message) => void>()
  const said = new Map<string, string[]>()
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    if (message.method !== 'log.entryAdded') return
    const { level, text, source } = message.params as Entry
    if (level === 'error') said.get(source?.context ?? '')?.push(text)
  })
  let asked = 0
  const send = async <Answer>(method: string, params: unknown): Promise<Answer> => {
    const id = ++asked
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const { type, result, error, message } = await answer
    waiting.delete(id)
    if (type !== 'success') throw new Error(`${method}: ${error ?? ''} ${message ?? ''}`)
    return result as Answer
  }
  const { capabilities } = await send<{ readonly capabilities: { readonly browserVersion: string } }>('session.new', { capabilities: {} })
  await send('session.subscribe', { events: ['log.entryAdded'] })
  await send('script.addPreloadScript', { functionDeclaration: `() => ${LISTEN}` })
  const newPage = async (): Promise<Page> => {
    const { userContext } = await send<{ readonly userContext: string }>('browser.createUserContext', {})
    const { context } = await send<{ readonly context: string }>('browsingContext.create', { type: 'window', userContext })
    await send('browsingContext.setViewport', { context, viewport: WINDOW })
    const complaints: string[] = []
    said.set(context, complaints)
    return {
      go: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
      run: async (work, ...given) => {
        const expression = `(async () => JSON.stringify(await (${work.toString()})(...${JSON.stringify(given)})) ?? 'null')()`
        const { result, exceptionDetails } = await send<{ readonly result?: { readonly value: string }; readonly exceptionDetails?: { readonly text: string } }>('script.evaluate', { expression, target: { context }, awaitPromise: true, userActivation: true })
        if (result === undefined) throw new Error(exceptionDetails?.text ?? 'no answer')
        return JSON.parse(result.value)
      },
      act: async (actions) => void (await send('input.performActions', { context, actions })),
      picture: async () => Buffer.from((await send<{ readonly data: string }>('browsingContext.captureScreenshot', { context })).data, 'base64'),
      complaints: () => complaints,
    }
  }
  return {
    name: 'Firefox',
    version: capabilities.browserVersion,
    newPage,
    close: async () => {
      await send('browser.close', {})
      if (child.exitCode === null) await new Promise((ended) => child.once('exit', ended))
      await rm(profile, { recursive: true, force: true })
    },
  }
}
