import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { ImageScaling, ScaledImage } from '../../core/ports/imageScaling.ts'

export type ImageOrder = { readonly number: number; readonly bytes: Uint8Array }
export type ImageAnswer = { readonly number: number; readonly image: ScaledImage | undefined }

export type ImageDeskOptions = {
  /** Without work the process is let go after this long, ms. */
  readonly idleMs?: number
  /** One picture takes this long at most, ms, with the start of the process. */
  readonly patienceMs?: number
  /** The script of the process: a test has one that hangs or dies. */
  readonly script?: string
}
export type ImageDesk = ImageScaling & { dispose(): void }

const SCRIPT = path.join(import.meta.dirname, 'imageProcess.ts')

type Waiting = { readonly bytes: Uint8Array; readonly resolve: (image: ScaledImage | undefined) => void; readonly reject: (error: Error) => void }

/** One picture after the other, in one process of its own that is started by the first and ended when it is idle, hangs or dies. */
export function createImageDesk({ idleMs = 30_000, patienceMs = 20_000, script = SCRIPT }: ImageDeskOptions = {}): ImageDesk {
  const waiting: Waiting[] = []
  let child: ChildProcess | undefined
  let current: Waiting | undefined
  let number = 0
  let timer: NodeJS.Timeout | undefined
  let isDisposed = false

  const letGo = (): void => {
    clearTimeout(timer)
    const gone = child
    child = undefined
    gone?.removeAllListeners()
    gone?.kill('SIGKILL')
  }

  const start = (): ChildProcess => {
    // Its own flags and no settings of ours: it needs none, and what breaks out of it finds none.
    const started = fork(script, { execArgv: [], env: { PATH: process.env['PATH'] ?? '' }, serialization: 'advanced', stdio: 'ignore' })
    started.on('message', (answer: ImageAnswer) => {
      if (answer.number === number) settle(answer.image)
    })
    for (const end of ['exit', 'error'] as const) started.on(end, () => void (child === started && (letGo(), settle(undefined))))
    started.unref()
    return started
  }

  const settle = (image: ScaledImage | undefined): void => {
    const asked = current
    current = undefined
    clearTimeout(timer)
    asked?.resolve(image)
    next()
  }

  const next = (): void => {
    if (current !== undefined || isDisposed) return
    current = waiting.shift()
    if (current === undefined) {
      timer = setTimeout(letGo, idleMs)
      timer.unref()
      return
    }
    clearTimeout(timer)
    child ??= start()
    number += 1
    timer = setTimeout(() => {
      letGo()
      settle(undefined)
    }, patienceMs)
    child.send({ number, bytes: current.bytes } satisfies ImageOrder, () => undefined) // one that is gone is heard of by its exit
  }

  return {
    scale: (bytes) =>
      new Promise((resolve, reject) => {
        if (isDisposed) return reject(new Error('the server is stopping'))
        waiting.push({ bytes, resolve, reject })
        next()
      }),
    dispose() {
      isDisposed = true
      letGo()
      for (const one of [...(current ? [current] : []), ...waiting.splice(0)]) one.reject(new Error('the server is stopping'))
      current = undefined
    },
  }
}
