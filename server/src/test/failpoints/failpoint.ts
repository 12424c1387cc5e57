import { readFileSync, rmSync } from 'node:fs'
import type { AtStep } from '../../adapters/sql/storeSteps.ts'

/** What goes wrong at one step. */
export type Fault = {
  /** A step of storeSteps.ts. */
  readonly at: string
  /** `kill` the process, let the thread of the store `die`, throw what SQLite says when the disk is full, fails or is read-only, or `sleep:<ms>`. */
  readonly how: string
  /** Only when the step is about this: a board's id. */
  readonly about?: string
  /** Only the n-th time; else every time. */
  readonly count?: number
}

const SQLITE: Readonly<Record<string, readonly [code: number, says: string]>> = {
  throw: [10, 'disk I/O error'],
  enospc: [13, 'database or disk is full'],
  readonly: [8, 'attempt to write a readonly database'],
}

function hold(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

function fail(how: string): void {
  if (how === 'kill') {
    process.kill(process.pid, 'SIGKILL')
    hold(60_000) // the signal comes at once, but not in this very instruction
  }
  if (how === 'die') process.exit(1)
  if (how.startsWith('sleep:')) return hold(Number(how.slice('sleep:'.length)))
  const said = SQLITE[how]
  if (said === undefined) throw new Error(`nobody knows how to fail by ${how}`)
  throw Object.assign(new Error(said[1]), { code: 'ERR_SQLITE_ERROR', errcode: said[0] })
}

/** The fault that a file describes as JSON while it is there. */
function readFault(path: string): Fault | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Fault
  } catch {
    return undefined
  }
}

function fixedFault({ FAIL_AT, FAIL_HOW, FAIL_ABOUT, FAIL_COUNT }: NodeJS.ProcessEnv): Fault | undefined {
  if (FAIL_AT === undefined || FAIL_HOW === undefined) return undefined
  return { at: FAIL_AT, how: FAIL_HOW, ...(FAIL_ABOUT === undefined ? {} : { about: FAIL_ABOUT }), ...(FAIL_COUNT === undefined ? {} : { count: Number(FAIL_COUNT) }) }
}

/**
 * A hook for the store. FAIL_AT, FAIL_HOW, FAIL_ABOUT, FAIL_COUNT of the environment (fields of `Fault`) hold for good. Without them `file` does: while
 * it is there it holds a `Fault` as JSON (`kill` and `die` remove it: they happen once).
 */
export function failpointOf(file: string, env: NodeJS.ProcessEnv = {}): AtStep {
  const fixed = fixedFault(env)
  let times = 0
  return (step, about) => {
    const fault = fixed ?? readFault(file)
    if (fault === undefined || fault.at !== step || (fault.about !== undefined && !about.includes(fault.about))) return
    times += 1
    if (fault.count !== undefined && times !== fault.count) return
    if (fault.how === 'kill' || fault.how === 'die') rmSync(file, { force: true })
    fail(fault.how)
  }
}

/** Where the fault of a database is looked for. */
export const faultFileOf = (databasePath: string): string => `${databasePath}.fault`
