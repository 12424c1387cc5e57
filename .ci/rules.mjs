// Every rule of docs/spec has an id of its own, and a test that quotes it. Lists those that have not.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const read = (file) => readFileSync(path.join(ROOT, file), 'utf8')
const DEFINED = /(?:^\s*[-*]?\s*\*\*|^\|\s*\**|^\s*[-*]?\s*\*{0,2}\[)([A-Z]{1,4}\d+)\]?(?:\*\*|\s*\||\*{0,2})/gm

const rules = new Map()
const problems = []
for (const page of readdirSync(path.join(ROOT, 'docs/spec')).filter((name) => name.endsWith('.md'))) {
  for (const [, id] of read(`docs/spec/${page}`).matchAll(DEFINED)) {
    if (rules.has(id) && rules.get(id) !== page) problems.push(`${id} stands in ${rules.get(id)} and in ${page}`)
    rules.set(id, page)
  }
}
const tests = ['shared/src', 'server/src', 'client/src', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|fuzz|spec|setup)\.tsx?$|[cC]ontract\.ts$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name)),
)
const quoted = new Set(tests.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]{1,4}\d+(?:[,\s–-]+)?)+)\]/g)].flatMap(([, ids]) => ids.match(/[A-Z]{1,4}\d+/g))))
for (const [id, page] of rules) if (!quoted.has(id)) problems.push(`${page}: no test quotes ${id}`)
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${rules.size} rules, ${quoted.size} ids quoted by tests, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 && rules.size > 100 ? 0 : 1
