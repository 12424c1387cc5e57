import { isIP } from 'node:net'
import path from 'node:path'
import { isLoopback } from './isLoopback.ts'

export type Settings = {
  readonly host: string
  /** 0: the system picks one. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  /** Origin and path that people use, without a slash at the end; absent: the listening url. */
  readonly publicUrl?: string
  /** Path of `publicUrl`: '' or '/workshops'. */
  readonly basePath: string
  readonly organiserCode?: string
  readonly trustedProxies: readonly string[]
}

export type Environment = Readonly<Record<string, string | undefined>>
export type SettingsOutcome = { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly sentence: string }

/** Why a setting cannot be used; caught by `readSettings`, which answers it as a value. */
class Unusable extends Error {}

const NOT_BUILT: Readonly<Record<string, string>> = {
  DATABASE_URL: 'PostgreSQL, for several nodes, is not built yet; leave it out and Visiebord keeps everything in DATA_DIR.',
  REDIS_URL: 'Redis, for several nodes, is not built yet; leave it out and run one server.',
}

/** Names that stand for address ranges, besides addresses and subnets. */
const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal'])

function read(env: Environment, name: string): string | undefined {
  const value = env[name]
  if (value === undefined) return undefined
  if (value.trim() === '') throw new Unusable(`${name} is set but empty; give it a value or leave it out.`)
  if (/\p{Cc}/u.test(value)) throw new Unusable(`${name} contains a line break or another control character.`)
  return value.trim()
}

function parseHost(value: string): string {
  const isName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(value)
  // 999.0.0.1 has the shape of a name, but somebody meant an address.
  if (isIP(value) !== 0 || (isName && !/^[0-9.]+$/.test(value))) return value
  throw new Unusable(`HOST must be an address or a host name, such as 127.0.0.1 or 0.0.0.0, not ‘${value}’.`)
}

function parsePort(value: string): number {
  const port = /^[0-9]{1,5}$/.test(value) ? Number(value) : NaN
  if (port <= 65_535) return port
  throw new Unusable(`PORT must be a whole number from 0 to 65535, not ‘${value}’.`)
}

function parsePublicUrl(value: string): { readonly publicUrl: string; readonly basePath: string; readonly hostname: string } {
  const url = URL.parse(value)
  if (url === null || !/^https?:\/\//i.test(value)) throw new Unusable(`PUBLIC_URL must begin with http:// or https:// and a host, such as https://bord.gemeente.nl, not ‘${value}’.`)
  if (url.username !== '' || url.password !== '') throw new Unusable('PUBLIC_URL must not contain a user name or a password.')
  if (/[?#]/.test(value)) throw new Unusable(`PUBLIC_URL is an origin and a path, without ‘?’ or ‘#’, not ‘${value}’.`)
  const basePath = url.pathname.replace(/\/$/, '')
  if (!/^(\/[A-Za-z0-9._~-]+)*$/.test(basePath)) throw new Unusable(`PUBLIC_URL may have letters, digits, dots, dashes, tildes and underscores in its path, not ‘${basePath}’.`)
  return { publicUrl: url.origin + basePath, basePath, hostname: url.hostname }
}

function isProxy(value: string): boolean {
  if (PROXY_NAMES.has(value) || isIP(value) !== 0) return true
  const [, address = '', bits = ''] = /^(.+)\/([0-9]{1,3})$/.exec(value) ?? []
  const version = isIP(address)
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128)
}

function parseProxies(value: string): readonly string[] {
  const proxies = value.split(',').map((one) => one.trim())
  const wrong = proxies.find((one) => !isProxy(one))
  if (wrong === undefined) return proxies
  throw new Unusable(`TRUSTED_PROXIES must be addresses or subnets with commas between them, such as 10.0.0.5, 10.1.0.0/16; ‘${wrong}’ is none.`)
}

function parse(env: Environment, workingDir: string): Settings {
  for (const [name, why] of Object.entries(NOT_BUILT)) if (read(env, name) !== undefined) throw new Unusable(`${name} is set: ${why}`)
  const host = parseHost(read(env, 'HOST') ?? '127.0.0.1')
  const port = parsePort(read(env, 'PORT') ?? '8080')
  const dataDir = path.resolve(workingDir, read(env, 'DATA_DIR') ?? './data')
  const publicUrl = read(env, 'PUBLIC_URL')
  const place = publicUrl === undefined ? undefined : parsePublicUrl(publicUrl)
  const organiserCode = read(env, 'ORGANISER_CODE')
  const proxies = read(env, 'TRUSTED_PROXIES')
  if (place === undefined && !isLoopback(host)) {
    throw new Unusable(`PUBLIC_URL is needed because HOST (${host}) is reachable from elsewhere: it is the address that people use, and links are built from it.`)
  }
  if (organiserCode === undefined && !(isLoopback(host) && (place === undefined || isLoopback(place.hostname)))) {
    throw new Unusable('ORGANISER_CODE is needed because others than this machine can reach the server: whoever creates a workshop is asked for it.')
  }
  return {
    host,
    port,
    dataDir,
    basePath: place?.basePath ?? '',
    trustedProxies: proxies === undefined ? [] : parseProxies(proxies),
    ...(place === undefined ? {} : { publicUrl: place.publicUrl }),
    ...(organiserCode === undefined ? {} : { organiserCode }),
  }
}

/** All settings, or one sentence that says which one cannot be used and why. */
export function readSettings(env: Environment, workingDir: string): SettingsOutcome {
  try {
    return { ok: true, settings: parse(env, workingDir) }
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, sentence: error.message }
    throw error
  }
}
