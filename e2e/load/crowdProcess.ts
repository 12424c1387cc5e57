import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { CrowdNews, CrowdOrder } from './crowd.ts'

type Health = Extract<CrowdNews, { readonly health: unknown }>

/** People who drag, in a process of their own. Ends by `leave`. */
export class CrowdProcess {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** Resolves when everybody has the board and drags. */
  static async drag(order: CrowdOrder): Promise<CrowdProcess> {
    const crowd = new CrowdProcess(fork(path.join(import.meta.dirname, 'crowd.ts'), { execArgv: [], stdio: 'inherit' }))
    await crowd.#ask(order)
    return crowd
  }

  /** Whether they kept up since the last time, and the close codes of those whom the server ended. */
  async health(): Promise<Health> {
    const news = await this.#ask('health')
    if (!('health' in news)) throw new Error('the crowd answered something else')
    return news
  }

  async leave(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const exited = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.disconnect()
    await exited
  }

  #ask(question: CrowdOrder | 'health'): Promise<CrowdNews> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the crowd stopped with ${code}`))
      this.#child.once('exit', ended)
      this.#child.once('message', (news: CrowdNews) => {
        this.#child.off('exit', ended)
        resolve(news)
      })
      this.#child.send(question)
    })
  }
}
