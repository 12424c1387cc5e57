import { readFileSync } from 'node:fs'
import path from 'node:path'

const MANIFEST = path.resolve(import.meta.dirname, '../../../package.json')
const STARTS = /\bnode ((?:--\S+ )*)server\/src\/main\.ts/

/** What Node is told when somebody starts our server as the README says. */
export function shippedFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { readonly scripts: { readonly start: string } }
  const flags = STARTS.exec(scripts.start)?.[1]
  if (flags === undefined) throw new Error('package.json does not say how the server is started')
  return flags.split(' ').filter(Boolean)
}
