/** What storing costs: `node server/src/test/contracts/storeCost.ts`. CPU per 1,000 board writes, by how many boards share a commit. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openWorkerStore } from '../../adapters/sql/workerStore.ts'
import { boardSeed, boardWrite } from './storeSamples.ts'

const BOARDS = 200
const BYTES = 90
const WRITES = Number(process.argv[2] ?? 6_000)

const folder = mkdtempSync(path.join(tmpdir(), 'visiebord-store-cost-'))
const ms = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000

for (const together of [1, 10, 100]) {
  const store = await openWorkerStore(path.join(folder, `${together}.sqlite`))
  // Ids as long as real ones are.
  const boards = Array.from({ length: BOARDS }, (_, index) => `board-${String(index).padStart(15, '0')}`)
  await store.commit(boards.map((id) => boardSeed(id, { generation: 'generation-of-21-sign' })))
  const seqs = boards.map(() => 0)
  const update = new Uint8Array(BYTES).fill(7)
  let next = 0
  const commit = (): Promise<void> =>
    store.commit(
      Array.from({ length: together }, () => {
        const board = next++ % BOARDS
        const seq = (seqs[board] ?? 0) + 1
        seqs[board] = seq
        return boardWrite(boards[board] ?? '', seq, update, { generation: 'generation-of-21-sign' })
      }),
    )
  for (let warm = 0; warm < 1_000; warm += together) await commit()
  const [all, main, began] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()]
  for (let done = 0; done < WRITES; done += together) await commit()
  const mainMs = ms(process.threadCpuUsage(main))
  const otherMs = ms(process.cpuUsage(all)) - mainMs
  const per = (value: number): string => ((value * 1_000) / WRITES).toFixed(1).padStart(7)
  process.stdout.write(`${String(together).padStart(3)} boards a commit: per 1,000 writes ${per(mainMs)} ms CPU here, ${per(otherMs)} ms CPU in the store's thread, ${per(performance.now() - began)} ms passed\n`)
  await store.close()
}
rmSync(folder, { recursive: true })
