import { expect, test } from 'vitest'
import { ELEMENT_SCALE } from './camera.ts'
import { areTitlesDrawn } from './areTitlesDrawn.ts'
import { createTextWidths, drawFarTitles, fitted } from './farTitles.ts'

test('[CV19] titles are drawn where the head of a section is lower than the words, and only while cards are drawn too', () => {
  expect([0.04, 0.2, 0.29].map(areTitlesDrawn)).toEqual([true, true, true])
  expect([ELEMENT_SCALE, 0.5, 1].map(areTitlesDrawn)).toEqual([false, false, false])
})

test('[CV19] a title that is too wide ends in an ellipsis after as many letters as fit', () => {
  const widthOf = (words: string): number => words.length * 10
  expect(fitted(widthOf, 'Dienstverlening', 150)).toBe('Dienstverlening')
  expect(fitted(widthOf, 'Dienstverlening', 149)).toBe('Dienstverleni…')
  expect(fitted(widthOf, 'Wat we delen', 50)).toBe('Wat…')
  expect(fitted(widthOf, 'Wonen', 5)).toBe('W…')
})

test('widths of words are asked for once for each font', () => {
  let asked = 0
  const widths = createTextWidths({ measureText: (words: string) => (asked++, { width: words.length } as TextMetrics) })
  expect([widths('a')('Wonen'), widths('a')('Wonen'), widths('b')('Wonen')]).toEqual([5, 5, 5])
  expect(asked).toBe(2)
})

test('[CV19] a drawn title rises over the top of its sheet rather than over its cards, as far as there is room between sheets', () => {
  const drawnAt = (scale: number): number => {
    const written: number[] = []
    const context = { fillRect: () => undefined, fillText: (_words: string, _x: number, y: number) => void written.push(y), measureText: (words: string) => ({ width: words.length * 8 }) }
    const section = { title: 'Wonen', position: { x: 0, y: 1000 }, size: { w: 2000, h: 900 } }
    drawFarTitles(context as unknown as CanvasRenderingContext2D, [section], { frame: { x: 0, y: 0, w: 1440, h: 900, scale }, inks: { sheet: '#fff', ink: '#000', font: 'x' }, widths: createTextWidths(context as never) })
    return (written[0] ?? Number.NaN) - 1000 * scale - 3
  }
  // Clear of the cards at 64: 21 px of words over 64 × 0.25 = 16 px of head.
  expect(drawnAt(0.25)).toBeCloseTo(-5)
  expect(drawnAt(0.1)).toBeCloseTo(-4)
})
