// Checks the arrows of ARCHITECTURE.md: what may import what, and no cycles. Reads every static and dynamic import.
// Our own because the known tools read TypeScript through a compiler interface that TypeScript 7 no longer has.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const FEATURE = /^client\/src\/features\/([^/]+)\//

/** [what, from, to]: a module that matches `from` imports nothing that matches `to`. Packages are `npm:name`. */
const FORBIDDEN = [
  ['shared knows nobody', /^shared\//, /^(server|client|e2e)\//],
  ['board and workshop do not know each other', /^shared\/src\/board\//, /^shared\/src\/(workshop|protocol|report)\//],
  ['workshop and board do not know each other', /^shared\/src\/workshop\//, /^shared\/src\/(board|protocol|report)\//],
  ['Yjs is written by commands and read by projections only', /^(shared\/src\/(workshop|protocol|report)|client\/src\/(features|state|ui|app)|server\/src\/(renderers|transport|core\/(workshop|access)))\//, /^npm:yjs$/],
  ['core defines ports, others fulfil them', /^server\/src\/core\//, /^server\/src\/(adapters|transport|main|renderers|operator)\//],
  ['core knows no framework', /^server\/src\/core\//, /^npm:(fastify|@fastify\/.*|ws|kysely|pdfkit)$/],
  ['adapters know core and shared', /^server\/src\/adapters\//, /^server\/src\/(transport|main|renderers|operator)\//],
  ['transport knows core and shared', /^server\/src\/transport\//, /^server\/src\/(adapters|main|renderers|operator)\//],
  ['renderers know the report only', /^server\/src\/renderers\//, /^server\/src\/(core|adapters|main|transport|operator)\//],
  ['ui imports nothing of ours', /^client\/src\/ui\//, /^(client\/src\/(app|features|state|sync|language)|shared)\//],
  ['sync has no React and no stores', /^client\/src\/sync\//, /^(client\/src\/(app|features|state|ui|language)\/|npm:(react|react-dom|zustand)$)/],
  ['state is below features', /^client\/src\/state\//, /^client\/src\/(app|features|ui)\//],
  ['features do not know the app', /^client\/src\/features\//, /^client\/src\/app\//],
  ['client and server meet in shared', /^client\//, /^server\//],
  ['server and client meet in shared', /^server\//, /^client\//],
  ['nothing imports the browser tests', /^(shared|server|client)\//, /^e2e\//],
  ['the product never imports a test', /^(shared|server|client)\/src\/(?!.*(\.test\.|\.fuzz\.|\/test\/))/, /(\.test\.tsx?$|\/test\/)/],
]
/** Features that others may use: the cards and their canvas are what panel, list and links speak about. */
const OPEN_FEATURES = new Set(['actions', 'cards', 'canvas', 'find', 'lobby', 'status', 'roadmap', 'links', 'presence', 'arrange', 'remarks', 'pen', 'minimap', 'projector'])

const isTest = (file) => /(\.test\.|\.fuzz\.|\/test\/)/.test(file)

const files = ['shared/src', 'server/src', 'client/src', 'e2e'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !/node_modules|\.types|output/.test(entry.parentPath))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
)
const known = new Set(files)
const problems = []

const resolve = (from, wanted) => {
  if (wanted.startsWith('@visiebord/shared/')) return `shared/src/${wanted.slice('@visiebord/shared/'.length)}`
  if (wanted.startsWith('.')) return path.normalize(path.join(path.dirname(from), wanted))
  return `npm:${wanted.split('/').slice(0, wanted.startsWith('@') ? 2 : 1).join('/')}`
}
const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const graph = new Map(
  files.map((file) => {
    const targets = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(IMPORT)].map((match) => resolve(file, match[1] ?? match[2] ?? match[3]))
    return [file, new Set(targets)]
  }),
)
for (const [file, targets] of graph) {
  for (const target of targets) {
    if (/\.(ts|tsx)$/.test(target) && !known.has(target)) problems.push(`${file} imports ${target}, which is not there`)
    for (const [what, from, to] of FORBIDDEN) {
      if (isTest(file) && what !== 'client and server meet in shared' && what !== 'shared knows nobody') continue
      if (from.test(file) && to.test(target)) problems.push(`${file} → ${target}: ${what}`)
    }
    const [one, other] = [FEATURE.exec(file)?.[1], FEATURE.exec(target)?.[1]]
    if (one !== undefined && other !== undefined && one !== other && !OPEN_FEATURES.has(other) && !isTest(file)) problems.push(`${file} → ${target}: a feature does not know another feature's inside`)
  }
}

// Cycles: a depth-first walk with the path at hand; each cycle is told once.
const done = new Set()
const walk = (file, trail) => {
  const at = trail.indexOf(file)
  if (at >= 0) return void problems.push(`a cycle: ${[...trail.slice(at), file].join(' → ')}`)
  if (done.has(file)) return
  for (const target of graph.get(file) ?? []) if (known.has(target)) walk(target, [...trail, file])
  done.add(file)
}
for (const file of files) walk(file, [])

const imports = [...graph.values()].reduce((sum, targets) => sum + targets.size, 0)
// A check that sees nothing is no check.
if (files.length < 200 || imports < 500) problems.push(`only ${files.length} modules and ${imports} imports were read`)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${files.length} modules, ${imports} imports, ${problems.length} problems\n`)
process.exitCode = problems.length === 0 ? 0 : 1
