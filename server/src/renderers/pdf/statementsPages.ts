import type { StatementStatus } from '@visiebord/shared/board/schema.ts'
import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { ReportReference, ReportSection, StatementItem } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { circlePath } from '@visiebord/shared/report/shapes.ts'
import { calledBy, linesOfCard, withTail } from './cardWords.ts'
import { openChapter } from './chapterHead.ts'
import { withTag } from './drawTagged.ts'
import { flowLines } from './flow.ts'
import type { Line, Style } from './layoutLines.ts'
import { addElement, column, decorate, drawRule, FRAME, heightOf, linesOf, makeRoom, nextPage, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

const TEXT_X = 100
const STATUS_WIDTH = 104
/** A statement no taller than this, in points, is not parted by the end of a page. */
const KEPT_WHOLE = 220
const KNOT_X = column.x + 6
const STYLE: Readonly<Record<StatementStatus, Style>> = {
  adopted: { ...TYPE.strong, size: 13, leading: 1.34 },
  proposed: { ...TYPE.body, size: 12 },
  concept: { ...TYPE.body, size: 12 },
  dropped: { ...TYPE.quiet, size: 12 },
}

/** Statements with the thread beside them: what each rests on, and what makes it true. */
export function drawStatements(pages: Pages, section: Extract<ReportSection, { type: 'statements' }>, words: ReportWords): void {
  const chapter = openChapter(pages, section.head)
  const list = addElement(pages, chapter, 'L')
  for (const item of section.items) drawStatement(pages, list, item, words)
  list.end()
}

function drawStatement(pages: Pages, list: StructureElement, item: StatementItem, words: ReportWords): void {
  const width = FRAME.right - TEXT_X - STATUS_WIDTH
  const lines = linesOfCard(pages, item.card, words, { style: STYLE[item.status], width })
  const groups = ([[words.supportedBy, item.supportedBy], [words.realisedBy, item.realisedBy]] as const)
    .filter(([, references]) => references.length > 0)
    .map(([label, references]) => ({ label: linesOf(pages, [{ text: label, style: TYPE.label }], 300), cards: references.map((each) => referred(pages, each, words)) }))
  const whole = heightOf(lines) + groups.reduce((sum, { label, cards }) => sum + 5 + heightOf(label) + heightOf(cards.flat()), 19)
  makeRoom(pages, whole <= KEPT_WHOLE ? whole : Math.min(heightOf(lines), 80) + 64)
  pages.y += 9
  const body = addElement(pages, addElement(pages, list, 'LI'), 'LBody')
  const facts = [words.statementStatus[item.status], words.words(item.words), ...(item.card.party ? [item.card.party.short] : [])]
  const thread = openThread(pages)
  thread.knot((lines[0]?.height ?? 0) / 2, 'own')
  const top = pages.y
  flowLines(pages, lines, { parent: body, type: 'P', x: TEXT_X })
  if (pages.y > top && thread.isOnItsPage()) drawFacts(pages, body, facts, top)
  else flowLines(pages, linesOf(pages, [{ text: facts.join(' · '), style: TYPE.small }], 300), { parent: body, type: 'P', x: TEXT_X })
  for (const { label, cards } of groups) {
    pages.y += 5
    if (pages.y + 30 > FRAME.bottom) thread.turnPage()
    thread.knot(6.5, 'reached')
    flowLines(pages, label, { parent: body, type: 'P', x: TEXT_X })
    const named = addElement(pages, body, 'L')
    for (const said of cards) {
      if (pages.y + heightOf(said.slice(0, 3)) > FRAME.bottom) thread.turnPage()
      flowLines(pages, said, { parent: addElement(pages, addElement(pages, named, 'LI'), 'LBody'), type: 'P', x: TEXT_X })
    }
  }
  thread.close()
  pages.y += 10
  drawRule(pages, pages.y)
}

function referred(pages: Pages, { label, text, party }: ReportReference, words: ReportWords): readonly Line[] {
  const spans = [{ text: `${label}  `, style: TYPE.small }, { text: calledBy(text, words), style: TYPE.smallInk }]
  return withTail(pages, spans, { tail: party?.short ?? '', width: FRAME.right - TEXT_X })
}

type Knot = { readonly y: number; readonly kind: 'own' | 'reached' | 'page' }

/** The thread beside one statement; it runs on over the turn of a page. */
function openThread(pages: Pages) {
  let knots: Knot[] = []
  let page = pages.doc.page
  const draw = (): void => {
    if (knots.length < 2 || page !== pages.doc.page) return
    decorate(pages, () => {
      const { doc } = pages
      doc.moveTo(KNOT_X, knots[0]?.y ?? 0).lineTo(KNOT_X, knots.at(-1)?.y ?? 0).lineWidth(1.4).strokeColor(PAPER.thread).stroke()
      for (const { y, kind } of knots) if (kind !== 'page') doc.path(circlePath(KNOT_X, y, kind === 'own' ? 3.6 : 3)).lineWidth(1.4).fillAndStroke(kind === 'own' ? PAPER.thread : PAPER.paper, PAPER.thread)
    })
  }
  return {
    knot: (below: number, kind: Knot['kind']): void => {
      if (page !== pages.doc.page) knots = [{ y: FRAME.top, kind: 'page' }]
      page = pages.doc.page
      knots.push({ y: pages.y + below, kind })
    },
    isOnItsPage: (): boolean => page === pages.doc.page,
    turnPage: (): void => {
      knots.push({ y: FRAME.bottom, kind: 'page' })
      draw()
      nextPage(pages)
      page = pages.doc.page
      knots = [{ y: FRAME.top, kind: 'page' }]
    },
    close: draw,
  }
}

function drawFacts(pages: Pages, body: StructureElement, facts: readonly string[], top: number): void {
  const after = pages.y
  const [status = '', ...rest] = facts
  const written = (text: string, style: Style): readonly Line[] => withTag(linesOf(pages, [{ text, style }], STATUS_WIDTH - 12), { type: 'P' })
  const lines = [...written(status, TYPE.label), ...written(rest.join(' · '), TYPE.small)]
  pages.y = top + 1
  flowLines(pages, lines, { parent: body, type: 'P', x: FRAME.right - STATUS_WIDTH + 12 })
  pages.y = Math.max(after, pages.y)
}
