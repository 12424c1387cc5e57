import path from 'node:path'
import type { Choice } from '../run/choice.ts'
import { measureNoise } from '../run/noise.ts'
import { Table, type TableRow } from '../run/table.ts'
import type { ServerName } from '../servers/measuredServer.ts'
import { STARTS } from '../servers/starts.ts'
import { dragging, type Dragged, type DraggingOptions, type Way } from './dragging.ts'

export type Contender = { readonly server: ServerName; readonly way: Way }

/** Ours also in its own way; the others know only the document. */
export const contenders = (choice: Choice): readonly Contender[] =>
  choice.servers.flatMap((server): Contender[] => (server === 'ours' ? [{ server, way: 'document' }, { server, way: 'motion' }] : [{ server, way: 'document' }]))

/** One run in a fresh server process, and the noise just before it. */
export async function dragOnce(choice: Choice, { server, way }: Contender, work: Pick<DraggingOptions, 'people' | 'dragging'>): Promise<{ readonly dragged: Dragged; readonly row: TableRow }> {
  const noise = measureNoise()
  const nodeArguments = choice.profile !== undefined && server === 'ours' ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(choice.profile)}`] : []
  const started = await STARTS[server]?.({ nodeArguments })
  if (started === undefined) throw new Error(`${server} cannot be started`)
  try {
    const dragged = await dragging(started, { ...work, seconds: choice.seconds, way })
    const { generator } = dragged
    return {
      dragged,
      row: {
        server: way === 'motion' ? `${started.title}, motion` : started.title,
        people: work.people,
        dragging: work.dragging,
        edits: dragged.edits,
        '% in 1 s': dragged.withinASecond * 100,
        'p50 ms': dragged.p50,
        'p95 ms': dragged.p95,
        'max ms': dragged.max,
        'drop p95': Number.isNaN(dragged.dropsP95) ? '' : dragged.dropsP95,
        cores: dragged.cores,
        'loop max': dragged.loopMaxMs,
        'loop p99': dragged.loopP99Ms,
        'kB/s each': dragged.bytesEachSecond / 1000,
        'frames/s': dragged.framesEachSecond,
        content: dragged.content,
        'people kept up': `${generator.keptUp ? 'yes' : 'NO'}: ${generator.lateP99.toFixed(1)} late, ${generator.loopP99.toFixed(0)}/${generator.loopMax.toFixed(0)} loop, ${generator.cores.toFixed(2)} core`,
        'noise ms': `${noise.median.toFixed(1)} (${noise.p95.toFixed(1)})`,
        ended: dragged.ended.length === 0 ? '' : `${dragged.ended.length} × ${dragged.ended[0] ?? ''}`,
        gaps: dragged.gaps === 0 ? '' : dragged.gaps,
      },
    }
  } finally {
    await started.stop()
  }
}

/** All contenders through all works, alternating. */
export async function draggingTable(choice: Choice, title: string, works: readonly Pick<DraggingOptions, 'people' | 'dragging'>[]): Promise<void> {
  const table = new Table(title, (line) => console.log(line))
  for (const work of works) {
    for (let turn = 0; turn < choice.repeat; turn++) for (const contender of contenders(choice)) table.add((await dragOnce(choice, contender, work)).row)
  }
}
