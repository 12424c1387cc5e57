/**
 * `pnpm soak [words] [--minutes 30]`: the long part of all suites. Test files that read SOAK run with it set, then each `*.soak.ts` of this folder.
 * Words choose cases by their title or id: `pnpm soak D01`. Options go on to the files of this folder.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Table } from '../load/run/table.ts'
import { readVitestReport, type Ran } from './vitestReport.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const SUITES = ['server/src', 'shared/src', 'client/src', 'e2e/cases', 'e2e/contract']
/** Tests that say themselves how long they may take keep to that; the others may take an hour. */
const MOST_MS = 3_600_000

const { values, positionals: words } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string' }, snapshots: { type: 'string' } } })
const passedOn = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')
const saysOne = (text: string): boolean => words.length === 0 || words.some((word) => text.includes(word))

/** Resolves with the exit code. */
const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })

const installed = (name: string): string => path.join(ROOT, 'node_modules', name)

async function runSuites(): Promise<readonly Ran[]> {
  const long = SUITES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  ).filter((file) => textOf(file).includes("process.env['SOAK']"))
  // A title may be put together: when no file says the word, all are asked.
  const saying = long.filter((file) => saysOne(textOf(file)))
  const files = saying.length === 0 && soaks().length === 0 ? long : saying
  if (files.length === 0) return []
  if (files.some((file) => file.startsWith('e2e/')) && (await run(process.execPath, [installed('vite/bin/vite.js'), 'build', 'client', '--logLevel', 'warn'])) !== 0) throw new Error('the page could not be built')
  const folder = mkdtempSync(path.join(tmpdir(), 'visiebord-soak-'))
  const report = path.join(folder, 'report.json')
  const title = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')
  try {
    // One file at a time: what one measures, another would disturb.
    const code = await run(
      process.execPath,
      [installed('vitest/vitest.mjs'), 'run', ...files, '--no-file-parallelism', `--testTimeout=${MOST_MS}`, `--hookTimeout=${MOST_MS}`, '--passWithNoTests', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`, ...(words.length === 0 ? [] : ['-t', title])],
      { SOAK: '1' },
    )
    const ran = readVitestReport(report, ROOT)
    return code !== 0 && ran.every((one) => one.passed) ? [...ran, { name: 'vitest itself', seconds: 0, passed: false }] : ran
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const soaks = (): readonly string[] =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.soak.ts'))
    .map((name) => path.join('e2e/soak', name))
    .filter((file) => saysOne(file) || saysOne(textOf(file)))

async function runSoaks(): Promise<readonly Ran[]> {
  const ran: Ran[] = []
  for (const file of soaks()) {
    const from = performance.now()
    const code = await run(process.execPath, [file, ...passedOn])
    ran.push({ name: `${/^ \* (\[.*)$/m.exec(textOf(file))?.[1] ?? ''} (${file})`, seconds: (performance.now() - from) / 1000, passed: code === 0 })
  }
  return ran
}

const ran = [...(await runSuites()), ...(await runSoaks())]
const table = new Table(`The long part: ${ran.length} cases${words.length === 0 ? '' : ` that say ${words.join(' or ')}`}`, (line) => console.log(line))
for (const { name, seconds, passed } of ran) table.add({ passed: passed ? 'yes' : 'NO', seconds: Math.round(seconds), case: name })
const failed = ran.filter((one) => !one.passed).length
console.log(`\n${ran.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && ran.length > 0 ? 0 : 1
