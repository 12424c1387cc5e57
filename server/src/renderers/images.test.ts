import type { ImageCard } from '@visiebord/shared/board/schema.ts'
import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { Report, ReportImage } from '@visiebord/shared/report/reportModel.ts'
import { sampleInput } from '@visiebord/shared/report/test/sampleInput.ts'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { reportImages } from '../main/reportImages.ts'
import { renderCsv } from './csv/renderCsv.ts'
import { renderJson } from './json/renderJson.ts'
import { renderMarkdown } from './markdown/renderMarkdown.ts'
import { loadPdfFonts } from './pdf/loadPdfFonts.ts'
import { renderPdf } from './pdf/renderPdf.ts'
import { renderSvg } from './svg/renderSvg.ts'

const FILE = 'ab'.repeat(32)
const picture = (id: string, text: string, file = FILE): ImageCard => ({ id, kind: 'image', text, position: { x: 0, y: 0 }, size: { w: 320, h: 180 }, order: 'a0', file, width: 1_600, height: 900 })
const webp = async (alpha: number): Promise<Uint8Array> =>
  new Uint8Array(await sharp({ create: { width: 1_600, height: 900, channels: 4, background: { r: 194, g: 46, b: 22, alpha } } }).webp().toBuffer())
const report = (images: readonly ReportImage[] | undefined, cards = [picture('x', 'De oude balie')]): Report => buildReport(sampleInput(cards, images === undefined ? {} : { images }))
const said = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('pictures in documents', () => {
  test('[X60] a picture stands in the SVG itself, in its box, with its description; nothing is asked of anywhere', async () => {
    const svg = said(renderSvg(report(await reportImages(new Map([[FILE, await webp(1)]])))))
    expect(svg.match(/<image /g)).toHaveLength(1)
    expect(svg).toMatch(/<image x="0" y="0" width="320" height="180" preserveAspectRatio="none" href="data:image\/jpeg;base64,[A-Za-z0-9+/=]+"\/>/)
    expect(svg).toContain('<title>afbeelding · zonder partij · De oude balie</title>'.replace('zonder partij', /afbeelding · ([^·]+) ·/.exec(svg)?.[1] ?? '?'))
    expect(svg.replaceAll(/href="data:[^"]*"/g, '')).not.toMatch(/href|https?:(?!\/\/www\.w3\.org)/)
  })

  test('[X61] one that cannot be had leaves a frame with the description, or says that there is none', () => {
    for (const images of [undefined, [], [{ file: 'cd'.repeat(32), mediaType: 'image/png', bytes: new Uint8Array([1]) }] as const]) {
      const svg = said(renderSvg(report(images)))
      expect(svg).not.toContain('<image')
      expect(svg).toMatch(/stroke-dasharray="8 6".*De oude balie/)
    }
    expect(said(renderSvg(report(undefined, [picture('x', ' ')])))).toContain('Afbeelding zonder beschrijving')
  })

  test('[X63] the PDF holds it once, however often it lies on the board, and goes on when it is not there', async () => {
    const images = await reportImages(new Map([[FILE, await webp(1)]]))
    const fonts = loadPdfFonts()
    const twice = [picture('x', 'De oude balie'), { ...picture('y', 'Nog eens'), position: { x: 400, y: 0 } }]
    const pdf = Buffer.from(await renderPdf(report(images, twice), fonts)).toString('latin1')
    expect(pdf.match(/\/Subtype \/Image/g)).toHaveLength(1)
    const without = Buffer.from(await renderPdf(report(undefined, twice), fonts)).toString('latin1')
    expect(without).not.toContain('/Subtype /Image')
  }, 30_000)

  test('[X64] documents of words say the description, how many have none, and never nothing', () => {
    const made = report(undefined, [picture('x', 'De oude balie'), picture('y', '')])
    const markdown = said(renderMarkdown(made))
    expect(markdown).toContain('De oude balie')
    expect(markdown).toContain('Eén afbeelding is nog niet beschreven.')
    expect(said(renderCsv(made))).toContain('De oude balie')
    expect(said(renderJson(made))).toContain(FILE)
  })

  test('[X65] what one sees through becomes PNG, all else JPEG, no larger than paper needs; the same bytes each time; what cannot be read is left out', async () => {
    const kept = new Map([['a', await webp(1)], ['b', await webp(0.5)], ['c', new Uint8Array([1, 2, 3])]])
    const [first, second, ...more] = await reportImages(kept)
    expect([first?.file, first?.mediaType, second?.file, second?.mediaType, more.length]).toEqual(['a', 'image/jpeg', 'b', 'image/png', 0])
    expect(await sharp(first?.bytes).metadata()).toMatchObject({ width: 1_200, height: 675 })
    expect(await reportImages(kept)).toEqual([first, second])
  })
})
