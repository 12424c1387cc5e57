import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { measureWith } from './advance.ts'
import { breakWord } from './breakWord.ts'
import { fitText } from './fitText.ts'

const measure = measureWith('medium')
const box = { width: 200, height: 150, measure }
const nasty = JSON.parse(await readFile(new URL('../../../../e2e/fixtures/nasty-notes.json', import.meta.url), 'utf8')) as readonly { readonly text: string }[]

describe('fitting text', () => {
  it('[B73] short words are large and long texts small, and below the smallest size the box grows', () => {
    const short = fitText('Eén keer vragen, daarna weten.', box)
    expect(short).toMatchObject({ size: 26, fits: true })
    const medium = fitText('Culemborg wil van de balie juist een ontmoetingsplek maken; Tiel werkt alleen nog op afspraak.', box)
    expect(medium.size).toBeLessThan(26)
    expect(medium.fits).toBe(true)
    const long = fitText('vergaderen '.repeat(60), box)
    expect(long).toMatchObject({ size: 17.6, fits: false })
    expect(long.height).toBeGreaterThan(150)
  })

  it('[B74] whole words come first: a word is cut only at the smallest size, at a syllable, with a hyphen', () => {
    const whole = fitText('samenwerkingsovereenkomst', { ...box, width: 240 })
    expect(whole.lines).toEqual(['samenwerkingsovereenkomst'])
    expect(whole.size).toBeLessThan(26)
    const cut = fitText('de dienstverleningsovereenkomst', { ...box, width: 150 })
    expect(cut.size).toBe(17.6)
    expect(cut.lines.slice(1).join('').replaceAll('-', '')).toBe('dienstverleningsovereenkomst')
    expect(cut.lines[1]?.endsWith('-')).toBe(true)
    expect(breakWord('loket\u00adbalie', measure('loket--', 20), 20, measure)).toEqual(['loket-', 'balie'])
  })

  it('[B75] no line is wider than the box, nothing is lost but spaces, and emoji stay whole, for every nasty note', () => {
    const squeezed = (text: string): string => text.toWellFormed().replaceAll(/[\s\u00ad-]/gu, '')
    for (const { text } of nasty) {
      const fitted = fitText(text.toWellFormed(), box)
      for (const line of fitted.lines) expect(measure(line, fitted.size), JSON.stringify(line)).toBeLessThanOrEqual(box.width + 0.001)
      expect(squeezed(fitted.lines.join(''))).toBe(squeezed(text))
      expect(fitText(text.toWellFormed(), box)).toEqual(fitted)
    }
    const family = '👩🏽‍🦽'
    for (const piece of breakWord(family.repeat(9), 60, 20, measure)) expect(piece.replaceAll(family, '')).toBe('')
  })

  it('[B76] widths are the font’s own: ten digits are measured, marks and joiners take no room', () => {
    expect(measure('0123456789', 1)).toBeGreaterThan(5)
    expect(measure('e\u0301', 20)).toBe(measure('e', 20))
    expect(measure('\u200b\ufeff', 20)).toBe(0)
    expect(measureWith('bold')('breed', 20)).toBeGreaterThan(measureWith('regular')('breed', 20))
    expect(measureWith('regular', -0.018)('ab', 100)).toBeCloseTo(measureWith('regular')('ab', 100) - 3.6, 5)
  })
})
