import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

const hasTaskset = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0

/** Whether the server has core 0 for itself and the people core 1. */
export const ARE_PINNED = hasTaskset

/** The command that runs Node on core 0, where cores can be chosen. */
export const onServerCore = (node: readonly string[]): { readonly program: string; readonly args: readonly string[] } =>
  hasTaskset ? { program: 'taskset', args: ['-c', '0', process.execPath, ...node] } : { program: process.execPath, args: node }

/** Puts this process, all its threads, on core 1. */
export function takeGeneratorCore(): void {
  if (hasTaskset) spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)])
}

/** How long all threads of a process, s, could have run but had no core so far; 0 where the system does not tell. */
export function waitedSeconds(pid: number): number {
  try {
    const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[1]))
    return nanoseconds.reduce((sum, waited) => sum + waited, 0) / 1e9
  } catch {
    return 0
  }
}
