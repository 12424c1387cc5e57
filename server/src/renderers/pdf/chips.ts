import { PAPER, partyPaper } from '@visiebord/shared/report/paper.ts'
import { circlePath, partyMark, sealPath } from '@visiebord/shared/report/shapes.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { decorate, drawLines, linesOf, type Pages } from './pages.ts'

/** A small sheet of the party's paper with its band, edge and mark; white without a mark for nobody's. */
export function drawChip(pages: Pages, party: Party | undefined, x: number, y: number, size: number): void {
  const paper = partyPaper(party?.color)
  decorate(pages, () => {
    const { doc } = pages
    doc.rect(x, y, size, size).fill(paper.fill)
    doc.rect(x, y, size, size * 0.22).fill(paper.band)
    doc.rect(x, y + size, size, Math.max(1, size * 0.07)).fill(paper.strong)
    if (party) doc.path(partyMark(party.color, x + size / 2, y + size * 0.57, size * 0.2)).fill(paper.strong, 'even-odd')
    else doc.rect(x + 0.25, y + 0.25, size - 0.5, size - 0.5).lineWidth(0.5).strokeColor(PAPER.border).stroke()
  })
}

/** The seal with the number of the round: it closes the thread. */
export function drawSeal(pages: Pages, number: number, { x, y, r }: { readonly x: number; readonly y: number; readonly r: number }): void {
  decorate(pages, () => {
    const { doc } = pages
    doc.path(sealPath(x, y, r)).fill(PAPER.thread)
    doc.path(circlePath(x, y, r * 0.79)).lineWidth(r * 0.05).strokeColor(PAPER.onThread).stroke()
    const text = String(number)
    const lines = linesOf(pages, [{ text, style: { weight: 'semibold', size: r * (text.length > 2 ? 0.62 : 0.86), color: PAPER.onThread } }], r * 4)
    const [line] = lines
    if (line) drawLines(pages, lines, x - line.width / 2, y - line.baseline + (line.glyphs[0]?.size ?? 0) * 0.335)
  })
}

/** The thread on the dark tile: the dark theme's value, so that it is seen there. */
const BRAND_THREAD = '#FF8767'

/** The brand mark: a dark tile on which the thread ties three cards together. */
export function drawBrand(pages: Pages, x: number, y: number, size: number): void {
  decorate(pages, () => {
    const { doc } = pages
    const at = (px: number, py: number): readonly [number, number] => [x + px * size, y + py * size]
    const [left, low, right] = [at(0.23, 0.29), at(0.5, 0.72), at(0.77, 0.29)]
    doc.roundedRect(x, y, size, size, size * 0.19).fill(PAPER.ink)
    doc.moveTo(...left).lineTo(...low).lineTo(...right).lineWidth(size * 0.1).lineJoin('round').strokeColor(BRAND_THREAD).stroke()
    for (const [px, py] of [left, low, right]) doc.path(circlePath(px, py, size * 0.115)).fill('#FFFFFF')
  })
}
