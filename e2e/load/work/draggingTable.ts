import path from 'node:path'
import type { Choice } from '../run/choice.ts'
import { measureNoise } from '../run/noise.ts'
import { printProfiles } from '../run/profile.ts'
import { Table, type TableRow } from '../run/table.ts'
import type { ServerName } from '../servers/measuredServer.ts'
import { STARTS } from '../servers/starts.ts'
import { dragging, type Dragged, type DraggingOptions, type Way } from './dragging.ts'

export type Contender = { readonly server: ServerName; readonly way: Way }

/** Ours also in its own way; the others know only the document. */
export const contenders = (choice: Choice): readonly Contender[] =>
  choice.servers.flatMap((server): Contender[] => (server === 'ours' ? [{ server, way: 'document' }, { server, way: 'motion' }] : [{ server, way: 'document' }]))

type Work = Omit<DraggingOptions, 'seconds' | 'way'>
type StartOptions = { readonly script?: string; readonly env?: Readonly<Record<string, string>>; readonly title?: string }
export type DragRun = { readonly dragged: Dragged; readonly row: TableRow }

/** One run in a fresh server process, and the noise just before it. */
export async function dragOnce(choice: Choice, contender: Contender, work: Work, options: StartOptions = {}): Promise<DragRun> {
  const run = await dragInProcess(choice, contender, work, options)
  if (choice.profile !== undefined && contender.server === 'ours') printProfiles(path.resolve(choice.profile), run.dragged.stretch, (line) => console.log(line))
  return run
}

async function dragInProcess(choice: Choice, { server, way }: Contender, work: Work, options: StartOptions): Promise<DragRun> {
  const noise = measureNoise()
  const { title, ...startOptions } = options
  const started = await STARTS[server]({ ...startOptions, nodeArguments: profiling(choice, server) })
  try {
    const dragged = await dragging(started, { ...work, seconds: choice.seconds, way })
    const { generator } = dragged
    if (dragged.ended.length > 0) console.log(`${started.title} closed sockets and said:\n${started.lines().slice(-10).join('\n')}`)
    return {
      dragged,
      row: {
        server: title ?? (way === 'motion' ? `${started.title}, motion frames` : started.title),
        people: `${work.boards === undefined ? '' : `${work.boards} × `}${work.people}, ${work.dragging} drag`,
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
        noise: `loop ${noise.median.toFixed(1)} (${noise.p95.toFixed(1)}) ms, others ${dragged.others.toFixed(2)} core, waited ${(dragged.serverWaited * 1000).toFixed(0)}/${(dragged.peopleWaited * 1000).toFixed(0)} ms/s`,
        ended: dragged.ended.length === 0 ? '' : `${dragged.ended.length} × ${dragged.ended[0] ?? ''}`,
        gaps: dragged.gaps === 0 ? '' : dragged.gaps,
      },
    }
  } finally {
    await started.stop()
  }
}

/** Arguments with which our server writes a profile when it ends, if one is wanted. */
export const profiling = (choice: Choice, server: ServerName): readonly string[] =>
  choice.profile !== undefined && server === 'ours' ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(choice.profile)}`] : []

/** All contenders through all works, alternating. */
export async function draggingTable(choice: Choice, title: string, works: readonly Work[]): Promise<void> {
  const table = new Table(title, (line) => console.log(line))
  for (const work of works) {
    for (let turn = 0; turn < choice.repeat; turn++) for (const contender of contenders(choice)) table.add((await dragOnce(choice, contender, work)).row)
  }
}
