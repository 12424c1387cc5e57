import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { ReportSection } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { groupedHash, shortHash } from '@visiebord/shared/report/shortHash.ts'
import { circlePath } from '@visiebord/shared/report/shapes.ts'
import { visibleLine } from '@visiebord/shared/report/visibleText.ts'
import { bookmark } from './bookmarks.ts'
import { keptParts } from './cardWords.ts'
import { drawBrand, drawChip, drawSeal } from './chips.ts'
import type { Line, Span, Style } from './layoutLines.ts'
import { addElement, column, decorate, drawLines, drawRule, FRAME, heightOf, inElement, linesOf, type Pages, type StructureElement } from './pages.ts'
import { addPortrait } from './reportDocument.ts'
import { TYPE } from './typography.ts'

type Cover = Extract<ReportSection, { type: 'cover' }>

const SEAL = { y: 733, r: 32 } as const
const HASH_X = 96
const FACT_HEIGHT = 21.8
/** Groups of eight in two inks: easy to compare, and still one word to copy or to search. */
const HASH: Style = { weight: 'medium', size: 10.8, color: PAPER.ink, leading: 1.7 }

/** The cover: the thread comes down from the top and ends in the seal; on the live board it ends in an open ring. */
export function drawCover(pages: Pages, cover: Cover, words: ReportWords): void {
  addPortrait(pages.doc)
  const section = addElement(pages, pages.root, 'Sect')
  // drawn from the ends to the middle, read from the top down
  const [head, foot] = [addElement(pages, section, 'Div'), addElement(pages, section, 'Div')]
  decorate(pages, () => void pages.doc.moveTo(FRAME.spine, 0).lineTo(FRAME.spine, SEAL.y).lineWidth(2.25).strokeColor(PAPER.thread).stroke())
  bookmark(pages, visibleLine(cover.title) || words.noTitle)
  drawBrand(pages, column.x, 49, 24)
  write(pages, head, { type: 'P', lines: linesOf(pages, [{ text: 'Visiebord', style: { ...TYPE.strong, size: 11.8 } }], 200), x: column.x + 33, y: 52 })
  const lowest = drawFoot(pages, foot, cover, words)
  let y = write(pages, head, { type: 'P', lines: linesOf(pages, [{ text: cover.eyebrow, style: { weight: 'semibold', size: 12.5, color: PAPER.inkSubtle } }], column.width), x: column.x, y: 148 }) + 8
  const title = fitted(pages, visibleLine(cover.title) || words.noTitle, [39, 32, 26, 20, 16].map((size) => ({ weight: 'regular', size, color: PAPER.ink, leading: 1.15 })), { width: column.width, height: 215 })
  y = write(pages, head, { type: 'H1', lines: title, x: column.x, y }) + 26
  if (cover.lead !== undefined && lowest - y > 50) {
    const lead = fitted(pages, visibleLine(cover.lead), [18.7, 15, 12].map((size) => ({ weight: 'regular', size, color: PAPER.ink, leading: 1.4 })), { width: column.width - 40, height: lowest - y - 24 })
    decorate(pages, () => void pages.doc.rect(column.x, y + 1, 2.25, heightOf(lead) - 2).fill(PAPER.thread))
    write(pages, head, { type: 'P', lines: lead, x: column.x + 19, y })
  }
}

type Writing = { readonly type: string; readonly lines: readonly Line[]; readonly x: number; readonly y: number }

/** Returns where it ended. */
function write(pages: Pages, parent: StructureElement, { type, lines, x, y }: Writing): number {
  const element = addElement(pages, parent, type)
  inElement(pages, element, type, () => drawLines(pages, lines, x, y))
  element.end()
  return y + heightOf(lines)
}

/** The largest style that fits; with the smallest, whole lines only and an ellipsis: the full text stands in its chapter. */
function fitted(pages: Pages, text: string, styles: readonly Style[], room: { readonly width: number; readonly height: number }): readonly Line[] {
  for (const style of styles) {
    const lines = linesOf(pages, [{ text, style }], room.width)
    if (heightOf(lines) <= room.height) return balanced(pages, text, style, { width: room.width, lines })
  }
  const style = styles.at(-1) ?? TYPE.body
  const signs = Array.from(text)
  let kept = signs.length
  for (;;) {
    kept = Math.floor(kept * 0.9)
    const lines = linesOf(pages, [{ text: `${signs.slice(0, kept).join('').trimEnd()}…`, style }], room.width)
    if (heightOf(lines) <= room.height || kept < 10) return lines
  }
}

/** As many lines, as even as they get: no word alone on the last one. */
function balanced(pages: Pages, text: string, style: Style, { width, lines }: { readonly width: number; readonly lines: readonly Line[] }): readonly Line[] {
  let best = lines
  for (let narrower = width * 0.96; narrower > width * 0.6; narrower -= width * 0.04) {
    const tried = linesOf(pages, [{ text, style }], narrower)
    if (tried.length > lines.length) return best
    best = tried
  }
  return best
}

/** Parties, facts and the number that proves it, from the bottom up; returns the top of it all. */
function drawFoot(pages: Pages, foot: StructureElement, cover: Cover, words: ReportWords): number {
  const parties = cover.parties.length === 0 ? undefined : addElement(pages, foot, 'L')
  const facts = addElement(pages, foot, 'L')
  drawProof(pages, foot, cover, words)
  const factLines = cover.facts.map(({ label, value }) => ({
    label: linesOf(pages, [{ text: label, style: { ...TYPE.quiet, size: 10.8 } }], 104),
    value: linesOf(pages, keptParts(visibleLine(value), { ...TYPE.body, size: 10.8 }), column.width - 112).slice(0, 3),
  }))
  const heights = factLines.map(({ value }) => Math.max(FACT_HEIGHT, heightOf(value) + 6))
  const top = 680 - heights.reduce((sum, height) => sum + height, 0)
  let y = top
  for (const [index, { label, value }] of factLines.entries()) {
    const fact = addElement(pages, facts, 'LI')
    write(pages, fact, { type: 'Lbl', lines: label, x: column.x, y })
    write(pages, fact, { type: 'LBody', lines: value, x: column.x + 112, y })
    y += heights[index] ?? 0
  }
  drawRule(pages, top - 16)
  return parties === undefined ? top - 16 : drawParties(pages, parties, cover, top - 16)
}

function drawParties(pages: Pages, list: StructureElement, { parties }: Cover, bottom: number): number {
  const rows: { readonly party: Cover['parties'][number]; readonly lines: readonly Line[]; readonly x: number }[][] = [[]]
  let x: number = column.x
  for (const party of parties) {
    const lines = linesOf(pages, [{ text: visibleLine(party.name), style: { ...TYPE.strong, size: 11.5 } }], 180).slice(0, 1)
    const width = 29 + (lines[0]?.width ?? 0)
    if (x + width > FRAME.right && x > column.x) {
      rows.push([])
      x = column.x
    }
    rows.at(-1)?.push({ party, lines, x })
    x += width + 26
  }
  const rowHeight = rows.length > 4 ? 26 : 34
  const top = bottom - (rows.length > 4 ? 22 : 52) - (rows.length - 1) * rowHeight - 21
  for (const [index, row] of rows.entries()) {
    for (const { party, lines, x: left } of row) {
      const y = top + index * rowHeight
      drawChip(pages, party, left, y, 21)
      write(pages, addElement(pages, list, 'LI'), { type: 'LBody', lines, x: left + 29, y: y + 2.6 })
    }
  }
  return top - 24
}

function drawProof(pages: Pages, foot: StructureElement, { seal, warning }: Cover, words: ReportWords): void {
  const strong: Style = { ...TYPE.strong, size: 11 }
  if (!seal) {
    decorate(pages, () => {
      pages.doc.roundedRect(HASH_X, SEAL.y - 26, FRAME.right - HASH_X, 52, 5).fill(PAPER.warningSubtle)
      pages.doc.path(circlePath(FRAME.spine, SEAL.y, 9)).lineWidth(2.6).fillAndStroke(PAPER.paper, PAPER.thread)
    })
    const said = linesOf(pages, [{ text: words.live, style: { ...strong, color: PAPER.warning } }], 400)
    const meant = linesOf(pages, [{ text: warning ?? '', style: { ...TYPE.smallInk, size: 9.6, color: PAPER.warning } }], FRAME.right - HASH_X - 30)
    const y = write(pages, foot, { type: 'P', lines: said, x: HASH_X + 14, y: SEAL.y - heightOf([...said, ...meant]) / 2 })
    write(pages, foot, { type: 'P', lines: meant, x: HASH_X + 14, y })
    return
  }
  drawSeal(pages, seal.number, { x: FRAME.spine, y: SEAL.y, r: SEAL.r })
  const chain = seal.previousSha256 === null ? words.firstLink : words.previousLink(seal.number - 1, shortHash(seal.previousSha256))
  const small: Style = { ...TYPE.small, size: 9.4, leading: 1.5 }
  const written = [
    linesOf(pages, [{ text: words.checksum, style: { ...strong, leading: 1.7 } }], 400),
    linesOf(pages, groupedHash(seal.sha256).map((text, index): Span => ({ text, style: index % 2 === 0 ? HASH : { ...HASH, color: PAPER.inkSubtle } })), 470),
    linesOf(pages, [{ text: `${words.exactMoment} ${seal.sealedAt}. ${chain} ${words.checksumMeaning}`, style: small }], FRAME.right - HASH_X),
  ]
  let y = SEAL.y - 26
  for (const lines of written) y = write(pages, foot, { type: 'P', lines, x: HASH_X, y })
}
