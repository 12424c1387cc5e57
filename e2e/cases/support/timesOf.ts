import { seeded } from '@visiebord/shared/board/test/random.ts'
import { percentile } from '../../load/percentile.ts'

/** How long one asking takes, ms. */
export type Timed = () => Promise<number>

/** The median of each kind, ms: asked in turn, in another order each round, so that whatever else this machine does meets all of them alike. */
export async function mediansOf<K extends string>(kinds: Readonly<Record<K, Timed>>, { rounds, seed }: { readonly rounds: number; readonly seed: number }): Promise<Readonly<Record<K, number>>> {
  const random = seeded(seed)
  const taken = Object.entries<Timed>(kinds).map(([name, ask]) => ({ name, ask, ms: [] as number[] }))
  const warmUp = Math.ceil(rounds / 10) // what has just begun compiles what it runs
  for (let round = -warmUp; round < rounds; round++) {
    const order = taken.map((kind) => ({ kind, at: random.next() })).toSorted((a, b) => a.at - b.at)
    for (const { kind } of order) {
      const ms = await kind.ask()
      if (round >= 0) kind.ms.push(ms)
    }
  }
  return Object.fromEntries(taken.map(({ name, ms }) => [name, percentile(ms, 0.5)])) as Readonly<Record<K, number>>
}

/** How long something takes from now until it is done, ms. */
export const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await run()
  return performance.now() - from
}

export const saidMs = (medians: Readonly<Record<string, number>>): string => Object.entries(medians).map(([name, ms]) => `${name} ${ms.toFixed(3)}`).join(', ')
