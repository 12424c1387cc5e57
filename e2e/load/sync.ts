/** Part `sync` of the bench: the sync server beside others, same work, same run, alternating. It prints figures; it judges nothing. */
import { cpus } from 'node:os'
import { fsyncTime } from './fsyncTime.ts'
import { proveCrafted } from './people/proveCrafted.ts'
import { rounded } from './percentile.ts'
import { measureNoise } from './run/noise.ts'
import type { Choice } from './run/choice.ts'
import { ARE_PINNED, takeGeneratorCore } from './servers/cores.ts'
import { WORKS } from './work/works.ts'

export async function sync(choice: Choice): Promise<void> {
  proveCrafted()
  takeGeneratorCore()
  measureNoise()
  const noise = measureNoise()
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'} · Node ${process.versions.node} · fsync ${rounded(fsyncTime(), 2)} ms · fixed loop ${rounded(noise.median, 2)} ms (p95 ${rounded(noise.p95, 2)})`)
  console.log(ARE_PINNED ? 'Server on core 0, people on core 1.' : 'Cores are not chosen (no taskset, or one core): server and people share them.')
  for (const [name, work] of Object.entries(WORKS)) if (choice.only.length === 0 || choice.only.includes(name)) await work(choice)
}
