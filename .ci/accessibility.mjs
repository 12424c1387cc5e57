// docs/accessibility.md holds every criterion of WCAG 2.2 A and AA once, and each test it names is there under that title.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const A = '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2'
const AA = '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3'
const LEVELS = new Map([...A.split(' ').map((id) => [id, 'A']), ...AA.split(' ').map((id) => [id, 'AA'])])
/** `looked at`: judged by a person, no test. `none here`: there is nothing of the kind. */
const HOW = ['met', 'partly', 'looked at', 'none here']

const page = readFileSync(path.join(ROOT, 'docs/accessibility.md'), 'utf8')
const problems = []

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) [^|]*\| (AA?) \| ([^|]+?) \| ([^|]*)\| ([^|]*)\|$/gm)].map(([, id, level, how, , shown]) => ({ id, level, how, shown }))
for (const [id, level] of LEVELS) {
  const found = rows.filter((row) => row.id === id)
  if (found.length !== 1) problems.push(`${id} stands in ${found.length} rows`)
  else if (found[0].level !== level) problems.push(`${id} is level ${level}`)
}
for (const { id, how, shown } of rows) {
  if (!LEVELS.has(id)) problems.push(`${id} is no criterion of WCAG 2.2 A or AA`)
  if (!HOW.includes(how)) problems.push(`${id}: “${how}” is none of ${HOW.join(', ')}`)
  if (how === 'met' && !shown.includes('`')) problems.push(`${id} is said to be met, and no test shows it`)
}

const tests = ['shared/src', 'server/src', 'client/src', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
)
const named = [...page.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)` “([^”]+)”/g)]
for (const [, file, title] of named) {
  const found = tests.filter((each) => each === file || each.endsWith(`/${file}`))
  if (found.length !== 1) problems.push(`${file}: ${found.length} such files`)
  else if (!readFileSync(path.join(ROOT, found[0]), 'utf8').split('\n').some((line) => /\b(?:test|it)(?:\.\w+)*\(/.test(line) && line.includes(title))) problems.push(`${file} has no test “${title}”`)
}
for (const problem of problems) process.stdout.write(`docs/accessibility.md: ${problem}\n`)
process.stdout.write(`${rows.length} criteria, ${named.length} tests named, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 && named.length > 50 ? 0 : 1
