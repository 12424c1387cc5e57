import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One case that ran. */
export type Ran = { readonly name: string; readonly seconds: number; readonly passed: boolean }

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly duration?: number | null }[]
  }[]
}

/** What vitest wrote with its reporter `json`: the tests that ran, and files that broke outside a test. */
export function readVitestReport(file: string, root: string): readonly Ran[] {
  if (!existsSync(file)) return [{ name: 'vitest wrote no report', seconds: 0, passed: false }]
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = path.relative(root, name)
    const ran = assertionResults
      .filter((one) => one.status === 'passed' || one.status === 'failed')
      .map((one): Ran => ({ name: `${one.fullName} (${where})`, seconds: (one.duration ?? 0) / 1000, passed: one.status === 'passed' }))
    const brokeOutside = status === 'failed' && ran.every((one) => one.passed)
    return brokeOutside ? [...ran, { name: `${where}: ${message ?? 'broke outside a test'}`, seconds: 0, passed: false }] : ran
  })
}
