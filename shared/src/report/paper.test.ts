import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PAPER, partyPaper } from './paper.ts'

const css = readFileSync(new URL('../../../client/src/app/tokens.css', import.meta.url), 'utf8')
const light = css.slice(0, css.indexOf('[data-theme="dark"]'))
const token = (name: string): string | undefined => new RegExp(`--basis-color-${name}:\\s*(#[0-9A-Fa-f]{6})`).exec(light)?.[1]?.toUpperCase()
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

test('[X12] paper and picture have the colours of the light theme of the page', () => {
  for (const [name, value] of Object.entries(PAPER)) expect([name, token(kebab(name))]).toEqual([name, value])
})

test('[X12] parties have the papers of the page; a ninth repeats the first; nobody has white', () => {
  for (let color = 1; color <= 8; color++) {
    const paper = { fill: token(`party-${color}-fill`), band: token(`party-${color}-band`), strong: token(`party-${color}-strong`) }
    expect(partyPaper(color)).toEqual(paper)
  }
  expect(partyPaper(9)).toEqual(partyPaper(1))
  expect(partyPaper(undefined).fill).toBe(PAPER.paper)
})
