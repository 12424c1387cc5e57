import type { BoardReader } from '../../board/board.ts'
import { ROADMAP, roadmapLayout, type LaneRow, type ProjectBar, type RoadmapLayout } from '../../board/geometry/roadmapLayout.ts'
import { plainWords } from '../../board/words/readWords.ts'
import type { Rect } from '../../board/geometry/rect.ts'
import type { Party } from '../../workshop/nouns.ts'
import { PAPER, partyPaper } from '../paper.ts'
import { periodOf } from '../period.ts'
import type { ReportWords } from '../reportWords.ts'
import { partyMark } from '../shapes.ts'
import { visibleLine } from '../visibleText.ts'
import type { Shape } from './picture.ts'
import { textShapes, textWidth } from './textShapes.ts'

export type RoadmapSource = { readonly read: BoardReader; readonly partyOf: (partyId: string | undefined) => Party | undefined; readonly words: ReportWords }

/** The roadmap where it lies: lanes, quarters, bars with their steps in the lower edge. Undefined without a timeline. */
export function roadmapShapes(source: RoadmapSource): { readonly shapes: readonly Shape[]; readonly frame: Rect } | undefined {
  const layout = roadmapLayout(source.read)
  if (layout === undefined) return undefined
  const { frame } = layout
  return {
    frame,
    shapes: [
      { type: 'rect', x: frame.x, y: frame.y, w: frame.w, h: frame.h, radius: 6, fill: PAPER.sheet },
      ...headShapes(layout),
      ...layout.lanes.flatMap((lane) => laneShapes(lane, layout, source)),
      ...layout.bars.flatMap((bar) => barShapes(bar, source)),
    ],
  }
}

const line = (d: string, stroke: string, strokeWidth: number): Shape => ({ type: 'path', d, stroke, strokeWidth })

function headShapes({ frame, header, quarters }: RoadmapLayout): readonly Shape[] {
  const foot = header.y + header.h
  const marks = quarters.flatMap(({ quarter, rect }, index): readonly Shape[] => {
    const [year = '', number = ''] = quarter.split('-Q')
    const isNewYear = index === 0 || number === '1'
    const head: Shape = { type: 'text', x: rect.x + 14, y: foot - 18, text: `Q${number}`, size: 20, weight: 'regular', color: PAPER.inkSubtle }
    return [
      isNewYear ? line(`M${rect.x} ${frame.y + 12}V${frame.y + frame.h}`, PAPER.ink, 2) : line(`M${rect.x} ${foot - 40}V${frame.y + frame.h}`, PAPER.border, 1),
      head,
      ...(isNewYear ? [{ type: 'text', x: rect.x + 14 + textWidth(`Q${number} `, 20, 'regular') + 2, y: foot - 18, text: year, size: 20, weight: 'bold', color: PAPER.ink } as const] : []),
    ]
  })
  return [...marks, line(`M${frame.x} ${foot}H${frame.x + frame.w}`, PAPER.borderStrong, 1)]
}

function laneShapes({ laneId, title, rect, label }: LaneRow, layout: RoadmapLayout, { words }: RoadmapSource): readonly Shape[] {
  const said = title.trim() === '' ? (laneId === undefined ? words.notPlanned : words.noTitle) : title
  const name = textShapes(visibleLine(said), { x: label.x + 20, y: label.y + 12, w: label.w - 36, h: label.h - 44, weight: 'bold', color: PAPER.ink, largest: 26, smallest: 18, clip: true })
  const count = words.count.project(layout.bars.filter((bar) => bar.laneId === laneId).length)
  return [
    ...name.shapes,
    { type: 'text', x: label.x + 20, y: label.y + 12 + name.height + 18, text: count, size: 17.6, weight: 'regular', color: PAPER.inkSubtle },
    ...(rect.y + rect.h < layout.frame.y + layout.frame.h - 1 ? [line(`M${rect.x} ${rect.y + rect.h}H${rect.x + rect.w}`, PAPER.borderStrong, 1)] : []),
  ]
}

function barShapes({ id, rect, cutBefore, cutAfter }: ProjectBar, { read, partyOf, words }: RoadmapSource): readonly Shape[] {
  const card = read.cards.get(id)
  if (card?.kind !== 'project') return []
  const party = partyOf(card.partyId)
  const paper = partyPaper(party?.color)
  const { x, y, w, h } = rect
  const mark = Math.min(ROADMAP.markWidth, w)
  const steps = read.stepsOf(id).flatMap((stepId) => {
    const step = read.cards.get(stepId)
    return step?.kind === 'step' ? [step] : []
  })
  const name = textShapes(visibleLine(plainWords(card.text)), { x: x + mark + 14, y: y + 6, w: w - mark - 24, h: h - 18, weight: 'medium', color: PAPER.ink, largest: 24, smallest: 15, lineHeight: 1.14, clip: true })
  const label = [words.kind.project, party?.name ?? words.noParty, periodOf(card, words), words.projectStatus[card.status], plainWords(card.text)]
  const notes = steps.map((step) => `${step.done ? words.stepDone : words.stepOpen}: ${plainWords(step.text)}`)
  return [{
    type: 'card', id, kind: 'project', label: [label.filter((part) => part !== '').join(' · '), ...notes].join('\n'),
    shapes: [
      { type: 'rect', x, y, w, h, radius: 3, fill: paper.fill, ...(party ? {} : { stroke: PAPER.borderStrong, strokeWidth: 1 }) },
      { type: 'rect', x, y, w: mark, h, fill: paper.strong },
      { type: 'path', d: partyMark(party?.color, x + mark / 2, y + h / 2, 9), fill: PAPER.paper },
      ...stepShapes(steps, { x: x + mark, y: y + h, w: w - mark, color: paper.strong }),
      ...lowered(name.shapes, Math.max(0, (h - 18 - name.height) / 2)),
      ...(cutBefore ? [{ type: 'path', d: `M${x - 1} ${y + h / 2 - 10}l-10 10l10 10Z`, fill: paper.strong } as const] : []),
      ...(cutAfter ? [{ type: 'path', d: `M${x + w + 1} ${y + h / 2 - 10}l10 10l-10 10Z`, fill: paper.strong } as const] : []),
    ],
  }]
}

const lowered = (shapes: readonly Shape[], by: number): readonly Shape[] => shapes.map((shape) => (shape.type === 'text' ? Object.assign({}, shape, { y: shape.y + by }) : shape))

const STEP = { gap: 3, done: 8, open: 3 } as const

/** One length a step, as long as its weeks: thick when done, thin while open. */
function stepShapes(steps: readonly { readonly weeks?: number; readonly done: boolean }[], { x, y, w, color }: { readonly x: number; readonly y: number; readonly w: number; readonly color: string }): readonly Shape[] {
  if (steps.length === 0) return [{ type: 'rect', x, y: y - STEP.open, w, h: STEP.open, fill: color }]
  const weights = steps.map(({ weeks }) => Math.max(0.5, weeks ?? 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const room = Math.max(0, w - STEP.gap * (steps.length - 1))
  let left = x
  return steps.map(({ done }, index) => {
    const length = Math.round(((room * (weights[index] ?? 0)) / whole) * 100) / 100
    const height = done ? STEP.done : STEP.open
    const shape: Shape = { type: 'rect', x: Math.round(left * 100) / 100, y: y - height, w: length, h: height, fill: color }
    left += length + STEP.gap
    return shape
  })
}
