import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../../core/ports/system.ts'
import { parseTheme, type Sheet, THEMES, type ThemeName, type Tokens } from './parseTheme.ts'
import { weakPairs } from './themePairs.ts'

/** A page of tokens is 10 kB; what is larger is something else. */
const MOST_BYTES = 64 * 1024
/** Lines in the log about one file; the rest is counted. */
const MOST_LINES = 20

export type ThemeFile = { readonly css: string; readonly etag: string }

/**
 * The look of this house, from `theme.css` in the data folder: read once, reduced to values of our own names, checked for contrast. `undefined` when
 * there is none, or none that can be read; then the log says why. Never throws: a wrong colour must not stop a workshop.
 */
export async function readTheme(file: string, clientDist: string, log: Log): Promise<ThemeFile | undefined> {
  const size = await stat(file).then((found) => (found.isFile() ? found.size : Number.NaN), () => undefined)
  if (size === undefined) return undefined
  if (!(size <= MOST_BYTES)) {
    log.warn(`theme: ${file} is not used: it must be a file of at most ${MOST_BYTES / 1024} kB`)
    return undefined
  }
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    log.warn(`theme: ${file} is not used: it cannot be read`)
    return undefined
  }
  const { sheet, dropped } = parseTheme(text)
  const own = layers(await ownSheet(clientDist))
  const given = effective(sheet, own)
  tell(log, dropped.map((what) => `theme: left out: ${what}`))
  tell(log, weakPairs(own.seen, given).map((what) => `theme: ${what}`))
  const css = written(given)
  return css === '' ? undefined : { css, etag: `"${createHash('sha256').update(css).digest('base64url').slice(0, 22)}"` }
}

function tell(log: Log, lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_LINES)) log.warn(line)
  if (lines.length > MOST_LINES) log.warn(`theme: and ${lines.length - MOST_LINES} more like this`)
}

/** The tokens of the built page, from its own style sheets: what the file does not set keeps these. */
async function ownSheet(clientDist: string): Promise<Sheet> {
  const folder = join(clientDist, 'assets')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.css'))
  for (const name of names) {
    const css = await readFile(join(folder, name), 'utf8').catch(() => '')
    const layer = /@layer tokens\s*\{/.exec(css)
    if (layer === null) continue
    // Its rules stand in a layer, which the reader of themes would leave out whole.
    return parseTheme(css.slice(layer.index + layer[0].length)).sheet
  }
  return parseTheme('').sheet
}

type Own = { readonly overrides: Readonly<Record<ThemeName, Tokens>>; readonly seen: Readonly<Record<ThemeName, Tokens>> }

const byTheme = <Value>(make: (theme: ThemeName) => Value): Readonly<Record<ThemeName, Value>> => ({ light: make('light'), dark: make('dark'), 'high-contrast': make('high-contrast') })

/** Light is the base itself; dark and high contrast lie over it. */
function layers(own: Sheet): Own {
  return {
    overrides: byTheme((theme) => (theme === 'light' ? new Map() : own[theme])),
    seen: byTheme((theme) => new Map([...own.base, ...own.light, ...(theme === 'light' ? [] : own[theme])])),
  }
}

/** `:root` lies where our own base lies: under what dark and high contrast say themselves. A light yellow table would blind who asked for the dark. */
const effective = (sheet: Sheet, { overrides }: Own): Readonly<Record<ThemeName, Tokens>> =>
  byTheme((theme) => new Map([...[...sheet.base].filter(([name]) => !overrides[theme].has(name)), ...sheet[theme]]))

/** Motion is given to those only who did not ask for less of it. */
const MOTION = /^--basis-motion-/

function written(given: Readonly<Record<ThemeName, Tokens>>): string {
  const rule = (theme: ThemeName, which: (name: string) => boolean): string => {
    const all = [...given[theme]].filter(([name]) => which(name)).map(([name, value]) => `${name}:${value};`)
    return all.length === 0 ? '' : `[data-theme="${theme}"]{${all.join('')}}\n`
  }
  const still = THEMES.map((theme) => rule(theme, (name) => !MOTION.test(name))).join('')
  const moving = THEMES.map((theme) => rule(theme, (name) => MOTION.test(name))).join('')
  return still + (moving === '' ? '' : `@media (prefers-reduced-motion: no-preference){\n${moving}}\n`)
}
