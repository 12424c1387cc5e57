// Every case that docs/cases.md calls covered, or partly covered, is quoted by a test that the page names; every case that a test quotes is on the page.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const CASE = /^[PADNRCF]\d\d$/
const STATES = ['covered', 'partly', 'not yet']

const cases = new Map()
const problems = []
for (const line of readFileSync(path.join(ROOT, 'docs/cases.md'), 'utf8').split('\n')) {
  const [, id, text, level, length, tests, state, ...rest] = line.split('|').map((cell) => cell.trim())
  if (!CASE.test(id ?? '')) continue
  if (cases.has(id)) problems.push(`${id} stands twice on the page`)
  if (state === undefined || rest.length !== 1) problems.push(`${id}: a row has six cells`)
  else if (text === '' || level === '' || length === '') problems.push(`${id}: an empty cell`)
  const is = STATES.find((one) => state?.startsWith(one))
  if (is === undefined) problems.push(`${id} is '${state}', not one of ${STATES.join(', ')}`)
  else if (is !== 'covered' && !/^[^:]+: ./.test(state)) problems.push(`${id} is ${is}: the page has to say what is missing, or why`)
  cases.set(id, { is, files: [...(tests ?? '').matchAll(/`([^`]+)`/g)].map(([, file]) => file) })
}

const idsIn = (file) => [...readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]{1,4}\d+(?:[,\s–-]+)?)+)\]/g)].flatMap(([, ids]) => ids.match(/[A-Z]{1,4}\d+/g)).filter((id) => CASE.test(id))
const quoted = new Map()
for (const folder of ['shared/src', 'server/src', 'client/src', 'e2e']) {
  for (const entry of readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(test|fuzz|spec|setup|soak)\.tsx?$|[cC]ontract\.ts$/.test(entry.name) || entry.parentPath.includes('node_modules')) continue
    const file = path.join(entry.parentPath, entry.name)
    for (const id of idsIn(file)) quoted.set(id, (quoted.get(id) ?? new Set()).add(path.relative(ROOT, file)))
  }
}

for (const [id, files] of quoted) {
  if (!cases.has(id)) problems.push(`${id} is quoted by ${[...files][0]} and is not on the page`)
  else if (cases.get(id).is === 'not yet') problems.push(`${id} is 'not yet' on the page, and ${[...files][0]} quotes it`)
}
for (const [id, { is, files }] of cases) {
  for (const file of files) {
    if (!existsSync(path.join(ROOT, file))) problems.push(`${id}: there is no ${file}`)
    else if (!quoted.get(id)?.has(file)) problems.push(`${id}: ${file} does not quote it`)
  }
  if (is !== 'not yet' && files.length === 0) problems.push(`${id} is ${is}, and the page names no test`)
}
for (const problem of problems) process.stdout.write(`${problem}\n`)
const count = (state) => [...cases.values()].filter((one) => one.is === state).length
process.stdout.write(`${cases.size} cases: ${STATES.map((state) => `${count(state)} ${state}`).join(', ')}; ${problems.length} problems\n`)
// A check that sees nothing is no check.
process.exitCode = problems.length === 0 && cases.size > 40 ? 0 : 1
