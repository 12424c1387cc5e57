import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

export type PageScript = { readonly page: string; /** gzip, kB of 1000 bytes. */ readonly kilobytes: number; readonly chunks: readonly { readonly chunk: string; readonly kilobytes: number }[] }

const DIST = path.resolve(import.meta.dirname, '../../client/dist')
/** What a built module imports as it is read; a dynamic import has brackets and is not among it. */
const STATIC_IMPORT = /(?:^|[;}])\s*(?:import|export)\b[^"'()]*?["']\.\/([\w.-]+\.js)["']/g

/** The script of the built page that must be there before something of it is painted: what `index.html` begins with, these parts, and all they import. */
export function pageScript(page: string, parts: readonly string[], dist: string = DIST): PageScript {
  const index = readIndex(dist)
  const entry = /<script type="module"[^>]* src="\.\/assets\/([^"]+\.js)"/.exec(index)?.[1]
  const folder = path.join(dist, 'assets')
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'))
  const named = parts.map((part) => {
    const found = files.filter((file) => file.startsWith(`${part}-`))
    if (found.length !== 1) throw new Error(`The built page has ${found.length} chunks called ${part}: it is no longer fetched by itself, or has another name`)
    return found[0] ?? ''
  })
  if (entry === undefined) throw new Error('The built index.html names no script')
  const wanted = new Set([entry, ...named])
  const chunks = []
  // A set goes on with what is added while it is walked.
  for (const chunk of wanted) {
    const script = readFileSync(path.join(folder, chunk), 'utf8')
    for (const [, imported] of script.matchAll(STATIC_IMPORT)) if (imported !== undefined) wanted.add(imported)
    chunks.push({ chunk, kilobytes: gzipSync(script, { level: 9 }).length / 1000 })
  }
  return { page, kilobytes: chunks.reduce((sum, each) => sum + each.kilobytes, 0), chunks: chunks.toSorted((one, other) => other.kilobytes - one.kilobytes) }
}

function readIndex(dist: string): string {
  try {
    return readFileSync(path.join(dist, 'index.html'), 'utf8')
  } catch {
    throw new Error('The page is not built. Run: pnpm run build')
  }
}

/** Figures that a person can act on: the whole, and the chunks of which it is made. */
export const inWords = ({ page, kilobytes, chunks }: PageScript): string =>
  `${page}: ${kilobytes.toFixed(1)} kB gzip (${chunks.map((each) => `${each.chunk.replace(/-[\w-]{8}\.js$/, '')} ${each.kilobytes.toFixed(1)}`).join(', ')})`
