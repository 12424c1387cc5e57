export const THEMES = ['light', 'dark', 'high-contrast'] as const
export type ThemeName = (typeof THEMES)[number]
/** Values by name (`--basis-color-ink`), of one theme. */
export type Tokens = ReadonlyMap<string, string>
/** `base` is what stands in `:root`. */
export type Sheet = Readonly<Record<'base' | ThemeName, Tokens>>
export type ParsedTheme = { readonly sheet: Sheet; /** What was left out, a sentence each. */ readonly dropped: readonly string[] }

const NAME = /^--basis-[a-z\d]+(-[a-z\d]+)*$/
/** Colours, lengths, numbers, names of fonts. No address, no escape, nothing that could end the declaration. */
const VALUE = /^[-\w\s.,%()#'"/+*]{1,300}$/
const FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color-mix', 'calc', 'min', 'max', 'clamp', 'var', 'cubic-bezier', ''])
const SELECTORS = new Map<string, keyof Sheet>([[':root', 'base'], ...THEMES.map((theme) => [`[data-theme=${theme}]`, theme] as const)])

/** Reads only what a municipality may change: `:root{--basis-…}` and `[data-theme=…]{--basis-…}`. Everything else is left out and told. */
export function parseTheme(css: string): ParsedTheme {
  const sheet: Record<keyof Sheet, Map<string, string>> = { base: new Map(), light: new Map(), dark: new Map(), 'high-contrast': new Map() }
  const dropped: string[] = []
  for (const { selector, body } of blocksOf(css.replace(/\/\*[^]*?(\*\/|$)/g, ' '), dropped)) {
    const parts = selector.split(',').map((each) => SELECTORS.get(each.trim().replace(/\s+|["']/g, '').replace(/^:root(?=\[)/, '')))
    if (parts.includes(undefined)) {
      dropped.push(`‘${short(selector)}’ is neither :root nor [data-theme=${THEMES.join('|')}]`)
      continue
    }
    for (const declaration of body.split(';')) {
      if (declaration.trim() === '') continue
      const colon = declaration.indexOf(':')
      const [name, value] = [declaration.slice(0, Math.max(0, colon)).trim(), declaration.slice(colon + 1).trim()]
      if (!NAME.test(name)) dropped.push(`‘${short(colon < 0 ? declaration : name)}’ is no --basis-… name`)
      else if (!isPlain(value)) dropped.push(`the value of ${short(name)} is not a colour, a length, a number or a font`)
      else for (const part of parts) if (part !== undefined) sheet[part].set(name, value)
    }
  }
  return { sheet, dropped }
}

/** Rules at the top of the file; what stands in an at-rule is left out with it. */
function* blocksOf(css: string, dropped: string[]): Generator<{ readonly selector: string; readonly body: string }> {
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at)
    const statement = /^\s*@[^{;]*;/.exec(css.slice(at))
    if (statement !== null) {
      dropped.push(`‘${short(statement[0])}’ is an at-rule`)
      at += statement[0].length
      continue
    }
    if (open === -1) {
      if (css.slice(at).trim() !== '') dropped.push(`‘${short(css.slice(at))}’ is no rule`)
      return
    }
    const close = endOf(css, open)
    const selector = css.slice(at, open).trim()
    const body = css.slice(open + 1, close)
    at = close + 1
    if (selector.startsWith('@')) dropped.push(`‘${short(selector)}’ is an at-rule`)
    else if (body.includes('{')) dropped.push(`‘${short(selector)}’ holds rules of its own`)
    else yield { selector, body }
  }
}

/** The brace that closes the one at `open`; the end of the file when none does. */
function endOf(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  return css.length
}

function isPlain(value: string): boolean {
  if (!VALUE.test(value)) return false
  const functions = [...value.matchAll(/([-\w]*)\(/g)].map(([, name = '']) => name.toLowerCase())
  const quotes = value.match(/['"]/g) ?? []
  const balanced = value.split('').reduce((depth, sign) => (depth < 0 ? depth : depth + (sign === '(' ? 1 : sign === ')' ? -1 : 0)), 0) === 0
  // With one kind of quote, and an even number of them, no text stays open.
  return balanced && functions.every((name) => FUNCTIONS.has(name)) && new Set(quotes).size <= 1 && quotes.length % 2 === 0
}

/** Names and beginnings only: a log line, not the file. */
const short = (text: string): string => {
  const plain = text.replace(/[^\x20-\x7e]+|\s+/g, ' ').trim()
  return plain.length > 60 ? `${plain.slice(0, 60)} …` : plain
}
