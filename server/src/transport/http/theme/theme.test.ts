import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHttpRig } from '../../../test/http/httpRig.ts'
import { contrastOf, parseColor } from './contrast.ts'
import { parseTheme } from './parseTheme.ts'
import { weakPairs } from './themePairs.ts'

const OWN = '@layer tokens{:root,[data-theme=light]{--basis-color-ink:#14262b;--basis-color-sheet:#fcfcf8;--basis-color-table:#dce2de;--basis-color-on-action:#fff;--basis-border-width-md:2px}[data-theme=dark]{--basis-color-ink:#eef2ee;--basis-color-sheet:#1b2629;--basis-color-table:#0e1719}[data-theme=high-contrast]{--basis-color-ink:#000;--basis-color-sheet:#fff;--basis-border-width-md:3px}}@layer base{body{color:var(--basis-color-ink)}}'

/** A server whose data folder holds this theme; answers what it serves and what it said. */
async function themed<Answer>(css: string | undefined, look: (rig: Awaited<ReturnType<typeof createHttpRig>>) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'visiebord-theme-'))
  const themeFile = join(folder, 'theme.css')
  if (css !== undefined) await writeFile(themeFile, css)
  const clientDist = await mkdtemp(join(tmpdir(), 'visiebord-page-'))
  await writeFile(join(clientDist, 'index.html'), '<!doctype html><html><head><base href="/"><link rel="stylesheet" href="./assets/index-abcdef12.css"></head></html>')
  await mkdir(join(clientDist, 'assets'))
  await writeFile(join(clientDist, 'assets', 'index-abcdef12.css'), OWN)
  const rig = await createHttpRig({ settings: { themeFile, clientDist } })
  try {
    return await look(rig)
  } finally {
    await rig.close()
  }
}
const told = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('theme: '))

test('[HTTP24] theme.css of the data folder is served under the page’s policy and linked last; without one there is no link and nothing is served', async () => {
  await themed(':root{--basis-color-table:#f4ead8}', async (rig) => {
    const page = await rig.app.inject('/')
    expect(page.payload).toMatch(/index-abcdef12\.css">.*<link rel="stylesheet" href="theme\.css"><\/head>/)
    const css = await rig.app.inject('/theme.css')
    expect([css.statusCode, css.headers['content-type'], css.headers['cache-control']]).toEqual([200, 'text/css; charset=utf-8', 'no-cache'])
    expect(css.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    const again = await rig.app.inject({ url: '/theme.css', headers: { 'if-none-match': String(css.headers['etag']) } })
    expect([again.statusCode, again.payload]).toEqual([304, ''])
  })
  await themed(undefined, async (rig) => {
    expect((await rig.app.inject('/')).payload).not.toContain('theme.css')
    expect((await rig.app.inject('/theme.css')).statusCode).toBe(404)
    expect(told(rig.lines)).toEqual([])
  })
})

test('[HTTP24] what is larger than 64 kB is not used, and the log says so', () =>
  themed(`:root{--basis-color-table:#f4ead8}${' '.repeat(64 * 1024)}`, async (rig) => {
    expect((await rig.app.inject('/theme.css')).statusCode).toBe(404)
    expect(told(rig.lines)).toEqual([expect.stringMatching(/is not used: it must be a file of at most 64 kB$/)])
  }))

test('[HTTP24] :root lies under what dark and high contrast say themselves; motion is kept from who asked for less', () =>
  themed(':root{--basis-color-table:#f4ead8;--basis-border-width-md:1px;--basis-color-on-action:#fafafa;--basis-motion-duration-calm:900ms} [data-theme="dark"] { --basis-color-table: #201a10 }', async (rig) => {
    expect((await rig.app.inject('/theme.css')).payload).toBe(
      [
        '[data-theme="light"]{--basis-color-table:#f4ead8;--basis-border-width-md:1px;--basis-color-on-action:#fafafa;}',
        '[data-theme="dark"]{--basis-border-width-md:1px;--basis-color-on-action:#fafafa;--basis-color-table:#201a10;}',
        // Its table is the base's here, its border is its own.
        '[data-theme="high-contrast"]{--basis-color-table:#f4ead8;--basis-color-on-action:#fafafa;}',
        '@media (prefers-reduced-motion: no-preference){',
        ...['light', 'dark', 'high-contrast'].map((theme) => `[data-theme="${theme}"]{--basis-motion-duration-calm:900ms;}`),
        '}',
        '',
      ].join('\n'),
    )
  }))

test.each([
  ['@import url(https://elders.example/x.css); :root{--basis-color-ink:#123}', 'at-rule'],
  ['@font-face { font-family: x; src: url(x.woff2) } :root{--basis-color-ink:#123}', 'at-rule'],
  ['@media print { :root { --basis-color-ink: red } } :root{--basis-color-ink:#123}', 'at-rule'],
  ['body { display: none } :root{--basis-color-ink:#123}', 'neither'],
  [':root body { --basis-color-paper: #fff } :root{--basis-color-ink:#123}', 'neither'],
  ['[data-theme=dark] [data-slip]{--basis-color-paper:#fff} :root{--basis-color-ink:#123}', 'neither'],
  [':root{--basis-color-ink:#123; color: red; --other: 1px}', '--basis-'],
  [':root{--basis-color-ink:#123; --basis-color-paper: url(//elders.example/x.png)}', 'not a colour'],
  [':root{--basis-color-ink:#123; --basis-color-paper: image-set("x.png" 1x)}', 'not a colour'],
  [String.raw`:root{--basis-color-ink:#123; --basis-color-paper: u\72l(x)}`, 'not a colour'],
  [':root{--basis-color-ink:#123; --basis-color-paper: "}</style><script>"}', '--basis-'],
  [':root{--basis-color-ink:#123; --basis-text-font-family-default: "open}', 'not a colour'],
  [':root{--basis-color-ink:#123; --basis-color-paper: rgb(1 2 3}', 'not a colour'],
  [':root{--basis-color-ink:#123; .a & { color: red } }', 'rules of its own'],
] as const)('[HTTP25] of %s only plain values of our names are kept', (css, why) => {
  const { sheet, dropped } = parseTheme(css)
  expect(dropped.join('\n')).toContain(why)
  expect([...sheet.base]).toEqual(why === 'rules of its own' ? [] : [['--basis-color-ink', '#123']])
  expect([...sheet.light, ...sheet.dark, ...sheet['high-contrast']]).toEqual([])
})

test('[HTTP25] what a municipality may write is kept as it is, comments and all ways to name a theme included', () => {
  const { sheet, dropped } = parseTheme(`/* Tiel; } */
    :root { --basis-color-table: rgb(244 234 216); --basis-text-font-family-default: 'Fira Sans', sans-serif; --basis-shadow-edge: 0 1px 0 #b5c0ba }
    [data-theme='dark'], [data-theme=high-contrast] { --basis-border-radius-slip: calc(4px * 2); }
    :root[data-theme="light"] { --basis-motion-easing-out: cubic-bezier(0.2, 0.8, 0.2, 1); }`)
  expect(dropped).toEqual([])
  expect(Object.fromEntries(sheet.base)).toEqual({ '--basis-color-table': 'rgb(244 234 216)', '--basis-text-font-family-default': "'Fira Sans', sans-serif", '--basis-shadow-edge': '0 1px 0 #b5c0ba' })
  expect([...sheet.dark]).toEqual([['--basis-border-radius-slip', 'calc(4px * 2)']])
  expect([...sheet['high-contrast']]).toEqual([['--basis-border-radius-slip', 'calc(4px * 2)']])
  expect(sheet.light.get('--basis-motion-easing-out')).toBe('cubic-bezier(0.2, 0.8, 0.2, 1)')
})

test('[HTTP25] each thing left out is one line in the log, twenty at most, without what stood in it', () =>
  themed(`:root{--basis-color-ink:#14262b;${Array.from({ length: 30 }, (_, at) => `secret-${at}: geheim`).join(';')}}`, async (rig) => {
    const lines = told(rig.lines)
    expect(lines).toHaveLength(21)
    expect(lines[20]).toBe('theme: and 10 more like this')
    expect((await rig.app.inject('/theme.css')).payload).not.toContain('geheim')
  }))

test('[HTTP26] contrast is that of WCAG 2.x, for every plain way to write a colour', () => {
  const [black, white] = [parseColor('black'), parseColor('#fff')]
  if (black === undefined || white === undefined) throw new Error('no colours')
  expect(contrastOf(black, white)).toBeCloseTo(21, 5)
  for (const [text, ratio] of [['#767676', 4.54], ['rgb(118, 118, 118)', 4.54], ['rgb(118 118 118)', 4.54], ['hsl(0, 0%, 46.27%)', 4.54], ['#0f4c5c', 9.5], ['hsl(0deg 100% 50%)', 4], ['hsl(240 100% 50%)', 8.59]] as const) {
    const color = parseColor(text)
    if (color === undefined) throw new Error(text)
    expect(contrastOf(white, color), text).toBeCloseTo(ratio, 1)
  }
  for (const unclear of ['color-mix(in srgb, red, blue)', '#14262b80', 'oklch(50% 0.1 200)', 'var(--x)', '']) expect(parseColor(unclear), unclear).toBeUndefined()
})

test('[HTTP26] weak pairs are warned about at the start, with the pair, the ratio and what is asked; what the file does not touch is not judged', () =>
  themed(':root{--basis-color-table:#6a6a6a} [data-theme=dark]{--basis-color-ink:oklch(90% 0 0)}', async (rig) => {
    const lines = told(rig.lines)
    expect(lines).toContain('theme: light: --basis-color-ink on --basis-color-table has a contrast of 2.89, 4.5 is asked')
    expect(lines).toContain('theme: dark: the contrast of --basis-color-ink cannot be reckoned; give it as #rrggbb')
    expect(lines.filter((line) => line.startsWith('theme: light') && line.includes('--basis-color-sheet'))).toEqual([])
    expect((await rig.app.inject('/theme.css')).statusCode, 'it is used all the same').toBe(200)
  }))

test('[HTTP26] our own tokens pass the same check', async () => {
  const tokens = await readFile(new URL('../../../../../client/src/app/tokens.css', import.meta.url), 'utf8')
  const layer = /@layer tokens\s*\{/.exec(tokens)
  const { sheet } = parseTheme(tokens.slice((layer?.index ?? 0) + (layer?.[0].length ?? 0)))
  const whole = { light: new Map([...sheet.base, ...sheet.light]), dark: new Map([...sheet.base, ...sheet.dark]), 'high-contrast': new Map([...sheet.base, ...sheet['high-contrast']]) }
  expect(whole.light.size).toBeGreaterThan(60)
  expect(weakPairs(whole, whole)).toEqual([])
})
