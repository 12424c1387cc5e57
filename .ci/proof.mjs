// docs/canvas-proof.md: every line of what the board promises names a browser test that is there under that title, with two people or more unless the row says why one is enough.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const GROUPS = ['Hands', 'Things', 'Typing', 'Touch and pen', 'Everybody', 'Presence', 'Looks']
const PERSON = /\b(?:seat|newBrowser|someone|newTab|joinAsBot)\(/g
const TEST = /\b(?:test|it)(?:\.\w+)*\(/

const tests = ['shared/src', 'server/src', 'client/src', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name)),
)
/** Seats of the walk along all screens: a facilitator, a participant and a viewer (fixtures/tour.ts and the two beside it). */
const TOUR = 3
/** How many sit at the table of the test that holds this line; a step belongs to its test. */
const peopleAround = (lines, at) => {
  const begins = (line) => /^(?: {2})?test\(/.test(line)
  const from = lines.findLastIndex((line, index) => index <= at && begins(line))
  const to = lines.findIndex((line, index) => index > Math.max(from, at) && begins(line))
  const text = lines.slice(from, to === -1 ? undefined : to).join('\n')
  return (text.match(PERSON) ?? []).length + (text.includes('tableForFour(') ? 4 : 0) + (text.includes('tour(server') ? TOUR : 0)
}

const problems = []
let [group, rows, alone] = ['', 0, 0]
const seen = new Set()
for (const line of readFileSync(path.join(ROOT, 'docs/canvas-proof.md'), 'utf8').split('\n')) {
  if (line.startsWith('## ')) group = line.slice(3)
  const cells = line.split('|').map((cell) => cell.trim())
  if (cells.length < 5 || cells[1] === 'what' || cells[1].startsWith('---')) continue
  const [, what, shown, why] = cells
  rows++
  seen.add(group)
  if (cells.length !== 5) problems.push(`“${what}”: a row has three cells`)
  let [specs, most] = [0, 0]
  const named = [...shown.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)` “(.+?)”(?= · |$)/g)]
  if (named.length !== shown.split(' · ').length) problems.push(`“${what}”: cannot be read: ${shown}`)
  for (const [, file, title] of named) {
    const found = tests.filter((each) => path.basename(each) === file)
    if (found.length !== 1) {
      problems.push(`“${what}”: ${found.length} files ${file}`)
      continue
    }
    const lines = readFileSync(found[0], 'utf8').split('\n')
    const at = lines.findIndex((each) => TEST.test(each) && each.includes(title))
    if (at === -1) problems.push(`“${what}”: ${file} has no test “${title}”`)
    else if (file.endsWith('.spec.ts')) [specs, most] = [specs + 1, Math.max(most, peopleAround(lines, at))]
  }
  if (why.startsWith('alone: ')) alone++
  else if (why !== '') problems.push(`“${what}”: “${why}” does not begin with “alone: ”`)
  else if (specs === 0) problems.push(`“${what}”: no browser test`)
  else if (most < 2) problems.push(`“${what}”: nobody else is there`)
}
for (const each of GROUPS) if (!seen.has(each)) problems.push(`nothing stands under “${each}”`)
for (const problem of problems) process.stdout.write(`docs/canvas-proof.md: ${problem}\n`)
process.stdout.write(`${rows} lines, ${rows - alone} shown with several people, ${alone} alone, ${problems.length} problems\n`)
// A check that sees nothing is no check.
process.exitCode = problems.length === 0 && rows > 60 ? 0 : 1
