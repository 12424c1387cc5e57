import { PAPER } from '@visiebord/shared/report/paper.ts'
import { periodOf } from '@visiebord/shared/report/period.ts'
import type { LaneItem, ProjectItem, ReportSection, StepItem } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { visibleLine } from '@visiebord/shared/report/visibleText.ts'
import { calledBy, linesOfCard } from './cardWords.ts'
import { drawHeading } from './chapterHead.ts'
import { drawChip } from './chips.ts'
import { withTag } from './drawTagged.ts'
import type { Line } from './layoutLines.ts'
import { column, decorate, linesOf, type Pages, type StructureElement } from './pages.ts'
import type { Tag } from './tag.ts'
import { drawTable, tableStart, type Cell, type Row } from './table.ts'
import { TYPE } from './typography.ts'

const WIDTH = { project: 172, period: 72, steps: column.width - 172 - 72 } as const
const STEP = { ...TYPE.body, size: 9.5, leading: 1.4 } as const
const INDENT = { project: 20, steps: 15 } as const

/** Each lane as a table: project, party and thread; period and status; steps with weeks, owner and whether they are done. */
export function drawRoadmapTables(pages: Pages, chapter: StructureElement, section: Extract<ReportSection, { type: 'roadmap' }>, words: ReportWords): void {
  for (const lane of section.lanes) drawLane(pages, chapter, lane, words)
  if (section.steps.length > 0) {
    drawHeading(pages, chapter, words.stepsWithoutProject)
    drawTable(pages, chapter, [{ title: words.steps, width: column.width }], section.steps.map((step) => [stepsCell(pages, [step], { words, width: column.width })]))
  }
}

function drawLane(pages: Pages, chapter: StructureElement, { title, projects }: LaneItem, words: ReportWords): void {
  const columns = [{ title: words.project, width: WIDTH.project }, { title: `${words.period} · ${words.status}`, width: WIDTH.period }, { title: words.steps, width: WIDTH.steps }]
  const rows = projects.map((project): Row => [projectCell(pages, project, words), periodCell(pages, project, words), stepsCell(pages, project.steps, { words, width: WIDTH.steps })])
  drawHeading(pages, chapter, title === undefined ? words.notPlanned : visibleLine(title) || words.noTitle, { after: words.count.project(projects.length), ...(rows.length === 0 ? {} : { keepWith: tableStart(pages, columns, rows) }) })
  if (rows.length > 0) drawTable(pages, chapter, columns, rows)
}

function projectCell(pages: Pages, { card, realises, dependsOn }: ProjectItem, words: ReportWords): Cell {
  const width = WIDTH.project - INDENT.project - 12
  const under = [card.party?.name ?? words.noParty, ...(card.author === undefined ? [] : [card.author])].join(' · ')
  const quote = (label: string, text: string): readonly Line[] => withTag(linesOf(pages, [{ text: `${label}: ${calledBy(text, words)}`, style: { ...TYPE.small, size: 8.4, leading: 1.34 } }], width), { type: 'P' })
  return {
    indent: INDENT.project,
    lines: [
      ...linesOfCard(pages, card, words, { style: TYPE.strong, width }),
      ...withTag(linesOf(pages, [{ text: under, style: TYPE.small }], width), { type: 'P' }),
      ...realises.flatMap(({ text }) => quote(words.realises, text)),
      ...dependsOn.flatMap(({ text }) => quote(words.dependsOn, text)),
    ],
    beside: ({ x, top, from }) => from === 0 && drawChip(pages, card.party, x, top + 1, 13.5),
  }
}

const periodCell = (pages: Pages, project: ProjectItem, words: ReportWords): Cell => ({
  lines: [periodOf(project, words).replace(' – ', ' –\n'), words.projectStatus[project.status]]
    .filter((text) => text !== '')
    .flatMap((text, index) => withTag(linesOf(pages, [{ text, style: index === 0 ? { ...TYPE.smallInk, size: 9.5, leading: 1.5 } : TYPE.small }], WIDTH.period - 10), { type: 'P' })),
})

function stepsCell(pages: Pages, steps: readonly StepItem[], { words, width }: { readonly words: ReportWords; readonly width: number }): Cell {
  const inner = width - INDENT.steps
  if (steps.length === 0) return { lines: linesOf(pages, [{ text: words.noSteps, style: TYPE.small }], inner), indent: INDENT.steps }
  const starts = new Map<number, boolean>()
  const lines: Line[] = []
  const list: Tag = { type: 'L' }
  for (const { card, weeks, ownerRole, done } of steps) {
    starts.set(lines.length, done)
    const behind = [weeks === undefined ? '' : words.weeks(String(weeks)), ownerRole ?? '', done ? words.stepDone : words.stepOpen].filter((part) => part !== '').join(' · ')
    lines.push(...linesOfCard(pages, card, words, { style: STEP, tail: behind, width: inner, within: { type: 'LBody', within: { type: 'LI', within: list } } }))
  }
  return {
    lines,
    indent: INDENT.steps,
    beside: ({ x, top, from, to }) => {
      let y = top
      for (let index = from; index < to; index++) {
        const done = starts.get(index)
        if (done !== undefined) drawBox(pages, x, y + 2.4, done)
        y += lines[index]?.height ?? 0
      }
    },
  }
}

/** Like the page's box: filled with a tick when done. */
function drawBox(pages: Pages, x: number, y: number, done: boolean): void {
  decorate(pages, () => {
    const { doc } = pages
    doc.roundedRect(x + 0.5, y + 0.5, 8, 8, 1.6)
    if (!done) return void doc.lineWidth(0.9).strokeColor(PAPER.borderStrong).stroke()
    doc.fill(PAPER.positive)
    doc.moveTo(x + 2.4, y + 4.7).lineTo(x + 4, y + 6.3).lineTo(x + 6.8, y + 2.9).lineWidth(1.1).lineCap('round').lineJoin('round').strokeColor(PAPER.paper).stroke()
  })
}

