import { expect, test } from 'vitest'
import { buildReport } from '../buildReport.ts'
import type { ReportInput } from '../reportModel.ts'
import { SAMPLE_CARDS, sampleInput } from '../test/sampleInput.ts'
import { boardPicture, roadmapPicture } from './boardPicture.ts'
import type { Picture, Shape } from './picture.ts'

const picture = (input: ReportInput): Picture => boardPicture(buildReport(input), { caption: true })
const flat = (shapes: readonly Shape[]): readonly Shape[] => shapes.flatMap((shape) => (shape.type === 'card' ? [shape, ...flat(shape.shapes)] : [shape]))
const textsOf = ({ shapes }: Picture): readonly string[] => flat(shapes).flatMap((shape) => (shape.type === 'text' ? [shape.text] : []))

test('[X10] every card with a place, and every project on the roadmap, is in the picture once, with its whole text', () => {
  const made = picture(sampleInput(SAMPLE_CARDS))
  const cards = flat(made.shapes).flatMap((shape) => (shape.type === 'card' ? [shape] : []))
  expect(cards.map(({ id }) => id).toSorted()).toEqual(SAMPLE_CARDS.filter(({ kind }) => kind !== 'step').map(({ id }) => id).toSorted())
  for (const { id, label } of cards) expect(label).toContain(SAMPLE_CARDS.find((card) => card.id === id)?.text)
  expect(cards.find(({ id }) => id === 'j1')?.label).toContain('klaar: Pagina bouwen')
})

test('[X10] nothing is drawn outside the picture', () => {
  const made = picture(sampleInput(SAMPLE_CARDS))
  for (const shape of flat(made.shapes)) {
    if (shape.type !== 'rect') continue
    expect(shape.x).toBeGreaterThanOrEqual(made.x)
    expect(shape.y).toBeGreaterThanOrEqual(made.y)
    expect(shape.x + shape.w).toBeLessThanOrEqual(made.x + made.w)
    expect(shape.y + shape.h).toBeLessThanOrEqual(made.y + made.h)
  }
})

test('[B105] words stand without paper, a shape around its words, and a drawing as its ink, which has no holes where it crosses itself', () => {
  const shapesOf = (id: string): readonly Shape[] => flat(picture(sampleInput(SAMPLE_CARDS)).shapes).flatMap((shape) => (shape.type === 'card' && shape.id === id ? shape.shapes : []))
  expect(shapesOf('x1').map(({ type }) => type)).toEqual(['text'])
  expect(shapesOf('x2').map((shape) => (shape.type === 'text' ? [shape.text, shape.anchor] : [shape.type, shape.type === 'path' ? shape.fill : '']))).toEqual([['path', '#F5CE80'], ['Eerst', 'middle'], ['bellen', 'middle']])
  expect(shapesOf('x3').map((shape) => shape.type === 'path' && [shape.whole, shape.fill])).toEqual([[true, '#14262B'], [true, '#14262B']])
})

test('[X10] a text that does not fit makes its card grow: not a word is left out', () => {
  const text = Array.from({ length: 600 }, (_, index) => `woord${index}`).join(' ')
  const made = picture(sampleInput([{ id: 'n', kind: 'note', text, position: { x: 0, y: 0 }, order: 'a' }]))
  expect(textsOf(made).join(' ')).toContain('woord598 woord599')
})

test('[X11] a sealed board is stitched round and bears the number; a live board says that it is not sealed', () => {
  const sealed = picture(sampleInput(SAMPLE_CARDS))
  expect(textsOf(sealed)).toContain('1')
  expect(flat(sealed.shapes).some((shape) => shape.type === 'rect' && shape.dash !== undefined)).toBe(true)
  const { snapshot: _, ...live } = sampleInput(SAMPLE_CARDS)
  expect(textsOf(picture(live)).join(' ')).toContain('Levend bord, niet vastgelegd')
  expect(flat(picture(live).shapes).some((shape) => shape.type === 'rect' && shape.dash !== undefined)).toBe(false)
})

test('[X6] the picture of an empty round says that it is empty', () => {
  expect(textsOf(picture(sampleInput([])))).toContain('Deze ronde bevat geen kaarten.')
})

test('[X10] without a timeline there is no picture of the roadmap', () => {
  const input = sampleInput(SAMPLE_CARDS)
  expect(roadmapPicture(buildReport({ ...input, content: { ...input.content, timeline: {} } }))).toBeUndefined()
  expect(roadmapPicture(buildReport(input))?.shapes.length).toBeGreaterThan(5)
})
