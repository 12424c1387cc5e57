import { fork } from 'node:child_process'
import path from 'node:path'
import type { CostOfBoard } from './documentCost.ts'

export type LegitimateCost = { of(boards: readonly CostOfBoard[]): Promise<number>; end(): void }

/**
 * Bytes of heap that the boards themselves cost: a Yjs document grows with every new client id (its own list of structs, and what it deleted
 * stays as a range), the ledger by one binding, presence by one clock. Measured on the documents as they are, in another process, so that what grows beside them shows.
 */
export function measureLegitimateCost(): LegitimateCost {
  const child = fork(path.join(import.meta.dirname, 'documentCost.ts'), { execArgv: ['--expose-gc'], serialization: 'advanced' })
  return {
    of: (boards) =>
      new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error('the measuring process stopped'))
        child.once('exit', ended)
        child.once('message', ({ cost }: { readonly cost: number }) => {
          child.off('exit', ended)
          resolve(cost)
        })
        child.send(boards)
      }),
    end: () => child.disconnect(),
  }
}
