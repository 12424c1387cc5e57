import { contrastOf, parseColor } from './contrast.ts'
import { THEMES, type ThemeName, type Tokens } from './parseTheme.ts'

/** What is read (4.5) or must be made out (3) upon what; names without `--basis-color-`. */
type Pair = readonly [upper: string, lower: string, least: number]
const TEXT = 4.5
const MARK = 3
const PARTIES = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((party): readonly Pair[] => [
  ['ink', `party-${party}-fill`, TEXT],
  ['ink', `party-${party}-band`, TEXT],
  ['on-party-strong', `party-${party}-strong`, TEXT],
  [`party-${party}-strong`, `party-${party}-fill`, MARK],
  [`party-${party}-strong`, 'table', MARK],
])
const PAIRS: readonly Pair[] = [
  ...['sheet', 'paper', 'paper-subtle', 'table', 'table-lit', 'action-subtle'].map((lower): Pair => ['ink', lower, TEXT]),
  ...['sheet', 'paper', 'table', 'paper-subtle'].map((lower): Pair => ['ink-subtle', lower, TEXT]),
  ...['paper', 'sheet', 'table'].map((lower): Pair => ['border-strong', lower, MARK]),
  ['on-action', 'action', TEXT],
  ['on-action', 'action-hover', TEXT],
  ['action', 'paper', TEXT],
  ['action', 'action-subtle', TEXT],
  ...['sheet', 'table'].map((lower): Pair => ['selected', lower, MARK]),
  ...['sheet', 'table'].map((lower): Pair => ['thread', lower, MARK]),
  ['on-thread', 'thread', TEXT],
  ...['positive', 'warning', 'negative'].map((signal): Pair => [signal, `${signal}-subtle`, TEXT]),
  ['--basis-focus-outline-color', '--basis-focus-inverse-outline-color', MARK],
  ...PARTIES,
]
const full = (name: string): string => (name.startsWith('--') ? name : `--basis-color-${name}`)
const ALL = PAIRS.map(([upper, lower, least]) => [full(upper), full(lower), least] as const)
const NAMES = new Set(ALL.flatMap(([upper, lower]) => [upper, lower]))

/** What the theme makes hard to read: a sentence a pair, with the ratio and what is asked. Only pairs of which the file sets one; a colour that cannot be read is told once. */
export function weakPairs(own: Readonly<Record<ThemeName, Tokens>>, given: Readonly<Record<ThemeName, Tokens>>): readonly string[] {
  const weak: string[] = []
  for (const theme of THEMES) {
    const unclear = [...given[theme]].filter(([name, value]) => NAMES.has(name) && parseColor(value) === undefined)
    weak.push(...unclear.map(([name]) => `${theme}: the contrast of ${name} cannot be reckoned; give it as #rrggbb`))
    for (const [upper, lower, least] of ALL) {
      if (!given[theme].has(upper) && !given[theme].has(lower)) continue
      const [above, below] = [upper, lower].map((name) => parseColor(given[theme].get(name) ?? own[theme].get(name) ?? ''))
      if (above === undefined || below === undefined) continue
      const ratio = contrastOf(above, below)
      if (ratio < least) weak.push(`${theme}: ${upper} on ${lower} has a contrast of ${ratio.toFixed(2)}, ${least} is asked`)
    }
  }
  return weak
}
