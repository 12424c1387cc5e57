import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Person } from '../../contract/support/people.ts'

export const ATTACKS = ['step1-flood', 'difference-flood', 'query-flood', 'awareness-flood', 'motion-flood', 'update-flood', 'known-flood', 'garbage-flood', 'ping-flood', 'churn'] as const
export type AttackName = (typeof ATTACKS)[number]

/** What an attacker saw. */
export type AttackReport = { readonly sent: number; readonly sockets: number; readonly bytesHeard: number; /** How often each close code came. */ readonly codes: Readonly<Record<string, number>> }
export type AttackWish = { readonly url: string; readonly person: Pick<Person, 'workshopId' | 'accessToken'>; readonly name: AttackName; readonly seconds: number; /** Messages a second; absent: as many as go. */ readonly perSecond?: number }

/** Starts an attack from a process of its own, so that it costs the test's own people no turn of their loop. Resolves with its end. */
export function attack(wish: AttackWish): Promise<AttackReport> {
  const child = spawn(process.execPath, [new URL('attacker.ts', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(wish)) // not as an argument: others on the machine read those
  return new Promise((resolve, reject) => {
    let report: AttackReport | undefined
    createInterface({ input: child.stdout }).on('line', (line) => (report = JSON.parse(line) as AttackReport))
    child.once('close', (code) => (report === undefined ? reject(new Error(`the attacker stopped with ${code}`)) : resolve(report)))
  })
}
