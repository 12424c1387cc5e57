import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const read = (file: string): string => readFileSync(path.resolve(import.meta.dirname, file), 'utf8')
const THEMES = ['light', 'dark', 'high-contrast'] as const

/** The tokens of a theme: what it does not say itself, it has from the light one. */
function tokensOf(theme: (typeof THEMES)[number]): ReadonlyMap<string, string> {
  const blocks = [...read('tokens.css').matchAll(/^(?::root, )?\[data-theme="([a-z-]+)"\] \{(.*?)^\}/gmsu)]
  const said = (name: string): readonly (readonly [string, string])[] =>
    [...(blocks.find(([, each]) => each === name)?.[2] ?? '').matchAll(/--basis-(color-[\w-]+): (#[0-9A-F]{6})/gu)].map(([, token = '', value = '']) => [token, value] as const)
  return new Map([...said('light'), ...said(theme)])
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(THEMES)('boxes to tick, in the theme %s', (theme) => {
  const tokens = tokensOf(theme)
  const color = (name: string): string => {
    const found = tokens.get(`color-${name}`)
    if (found === undefined) throw new Error(`no ${name} in ${theme}`)
    return found
  }

  test.each(['paper', 'paper-subtle', 'sheet', 'table', 'action-subtle'])('[LK8] the edge of an empty one is at least 3:1 against what it stands on: %s', (ground) => {
    expect(ratio(color('border-strong'), color(ground))).toBeGreaterThanOrEqual(3)
  })

  test.each(['action', 'positive', 'negative', 'ink'])('[LK8] so is one that is on (%s), and the tick in it', (box) => {
    expect(ratio(color(box), color('paper'))).toBeGreaterThanOrEqual(3)
    expect(ratio(color('on-action'), color(box))).toBeGreaterThanOrEqual(3)
  })
})

test('[LK8] every box is drawn with these colours, and none by the browser but in the colours of the system', () => {
  const sheet = read('base.css')
  const rule = /input:is\(\[type='checkbox'\], \[type='radio'\]\) \{(.*?)\}/su.exec(sheet)?.[1] ?? ''
  expect(rule).toContain('appearance: none')
  expect(rule).toContain('border: 2px solid var(--basis-color-border-strong)')
  expect(rule).toContain('background: var(--basis-color-paper)')
  expect(rule).toContain('--box-color: var(--basis-color-action)')
  expect(sheet.match(/appearance: auto/gu)).toHaveLength(1)
})
