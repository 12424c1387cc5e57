import { compareOrder } from '@visiebord/shared/board/order.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { projectOf } from '@visiebord/shared/board/selectors/projectOf.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { MARKS, partyMarkPath } from '../../ui/partyMarkPath.ts'
import type { Box } from './camera.ts'
import { createDrawOrder } from './drawOrder.ts'
import { drawFound } from './farFound.ts'
import { boxOfFrame, type PictureFrame } from './farPicture.ts'
import { drawFarThing } from './farThings.ts'
import { createTextWidths, drawFarTitles, type Titled } from './farTitles.ts'
import { touches } from './mountedView.ts'
import { partyColor } from './partyColor.ts'
import type { Stage } from './stage.ts'

type Paper = { readonly fill: string; readonly strong: string }
type Inks = { readonly papers: readonly Paper[]; /** By the colour of a party; nobody has none. */ readonly marks: readonly (Path2D | undefined)[]; readonly paper: string; readonly sheet: string; readonly ink: string; readonly edge: string; readonly selected: string; readonly font: string; readonly quiet: string; readonly thread: string; readonly lamp: string; readonly ring: string }

/** Below this scale a card is paper and mark only (LOOK: 20 %). */
const PAPER_ONLY = 0.2
const STRIPES = [1, 0.86, 0.58]

function readInks(element: Element): Inks {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--basis-color-${name}`).trim()
  const papers = Array.from({ length: 9 }, (_, color): Paper =>
    color === 0
      ? { fill: token('paper'), strong: token('border-strong') }
      : { fill: token(`party-${color}-fill`), strong: token(`party-${color}-strong`) },
  )
  const marks = Array.from({ length: MARKS + 1 }, (_, color) => (color === 0 ? undefined : new Path2D(partyMarkPath(color))))
  return { papers, marks, paper: token('paper'), sheet: token('sheet'), ink: token('ink'), edge: token('border-strong'), selected: token('selected'), quiet: token('paper-subtle'), thread: token('thread'), ring: style.getPropertyValue('--basis-focus-outline-color').trim(), lamp: style.getPropertyValue('--basis-focus-inverse-outline-color').trim(), font: style.fontFamily }
}

type Options = {
  readonly canvas: HTMLCanvasElement
  readonly stage: Stage
  readonly parties: () => ReadonlyMap<string, Party>
  readonly chosen: () => ReadonlySet<string>
  readonly lit: () => ReadonlySet<string> | undefined
  readonly roadmapTitle: string
}

/** From so large a part of the board on, going over all of it in order is cheaper than sorting what was found. */
const MUCH = 1 / 4

/** One drawing in place of elements while the board is far away. Costs what is in the frame. */
export type FarDrawing = { /** Draws this part of the board and answers how many cards it shows. */ draw(frame: PictureFrame): number; renewInks(): void; dispose(): void }

export function createFarDrawing({ canvas, stage, parties, chosen, lit, roadmapTitle }: Options): FarDrawing {
  const context = canvas.getContext('2d')
  const order = createDrawOrder(stage.reader)
  const widths = context === null ? undefined : createTextWidths(context)
  let inks: Inks | undefined
  /** From the lowest to the topmost; those that are elements draw themselves. */
  const cardsIn = (box: Box): readonly Card[] => {
    const found = stage.index.search(box)
    const { cards } = stage.reader
    const within =
      found.length > cards.size * MUCH
        ? order.all().filter(({ id }) => {
            const at = stage.boxOf(id)
            return at !== undefined && touches(at, box)
          })
        : found.flatMap((id) => cards.get(id) ?? []).sort(compareOrder)
    return within.filter(({ id }) => !stage.isMounted(id))
  }
  const draw = (frame: PictureFrame): number => {
    if (context === null || widths === undefined) return 0
    inks ??= readInks(canvas)
    const { scale, x: left, y: top } = frame
    const dots = Math.min(2, window.devicePixelRatio || 1)
    const [w, h] = [Math.round(frame.w * dots), Math.round(frame.h * dots)]
    if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h]
    context.setTransform(dots, 0, 0, dots, 0, 0)
    context.clearRect(0, 0, frame.w, frame.h)
    const words = scale >= PAPER_ONLY
    const partyMap = parties()
    const selected = chosen()
    const thread = lit()
    context.font = `700 11px ${inks.font}`
    context.textBaseline = 'top'
    const shown = cardsIn(boxOfFrame(frame))
    for (const card of shown) {
      const { id } = card
      const box = stage.seenBoxOf(id)
      if (box === undefined) continue
      const party = partyMap.get(card.partyId ?? '')
      const paper = inks.papers[partyColor(party)]
      if (paper === undefined) continue
      const quiet = thread !== undefined && !thread.has(id)
      const [x, y, cw, ch] = [(box.x - left) * scale, (box.y - top) * scale, box.w * scale, box.h * scale]
      const owned = card.kind === 'note' || (card.kind === 'project' && card.position === undefined)
      if (card.kind === 'step' && card.position === undefined) {
        context.fillStyle = quiet ? inks.edge : (inks.papers[partyColor(partyMap.get(projectOf(stage.reader, card)?.partyId ?? ''))]?.strong ?? inks.edge)
        const thick = Math.max(card.done ? 2 : 1, (card.done ? 12 : 4) * scale)
        context.fillRect(x, y + ch - thick, Math.max(1, cw - 1), thick)
        continue
      }
      const bare = drawFarThing(context, card, { x, y, w: cw, h: ch }, inks, { scale, quiet })
      if (!bare) {
        context.fillStyle = quiet ? inks.quiet : owned && thread === undefined ? paper.fill : inks.paper
        context.fillRect(x, y, cw, ch)
      }
      if (owned && paper.fill === inks.sheet) {
        // High contrast: all paper is white, an edge says where a card ends.
        context.strokeStyle = paper.strong
        context.lineWidth = 1
        context.strokeRect(x + 0.5, y + 0.5, cw - 1, ch - 1)
      }
      const strong = quiet ? inks.edge : owned ? paper.strong : inks.edge
      context.fillStyle = strong
      const edge = Math.max(1, Math.min(2, 2 * scale * 2))
      if (!bare) context.fillRect(x, y + ch - edge, cw, edge)
      if (!owned && !bare) context.fillRect(x, y, Math.max(1, 6 * scale), ch)
      if (thread?.has(id) === true || selected.has(id)) {
        context.strokeStyle = selected.has(id) ? inks.selected : inks.thread
        context.lineWidth = 2
        context.strokeRect(x - 1, y - 1, cw + 2, ch + 2)
        context.fillStyle = strong
      }
      if (bare) continue
      const size = Math.min(words ? 10 : 8.5, ch * 0.62, cw * 0.4)
      const mark = inks.marks[party?.color ?? 0]
      if (mark !== undefined && !quiet && size > 2) {
        const unit = (size / 16) * dots
        context.setTransform(unit, 0, 0, unit, (words ? x + 5 : x + (cw - size) / 2) * dots, (words ? y + Math.min(5, ch * 0.18) : y + (ch - size) / 2) * dots)
        context.fillStyle = paper.strong
        context.fill(mark)
        context.setTransform(dots, 0, 0, dots, 0, 0)
      }
      if (!words) continue
      if (party !== undefined && cw > 34 && ch > 12) {
        context.fillStyle = inks.ink
        context.fillText(party.short, x + 8 + size, y + Math.min(5, ch * 0.18) - 0.5, cw - size - 12)
      }
      context.fillStyle = strong
      const lines = Math.min(3, Math.floor((ch - 18) / 7))
      for (let line = 0; line < lines; line++) context.fillRect(x + 6, y + 20 + line * 7, (cw - 12) * (STRIPES[line] ?? 1), 2)
    }
    drawFarTitles(context, titledOn(stage, roadmapTitle), { frame, inks, widths })
    if (stage.isFar()) drawFound(context, stage, { frame, inks })
    return shown.length
  }
  return {
    draw,
    renewInks() {
      inks = undefined
    },
    dispose: () => order.dispose(),
  }
}

/** Its bars begin right under its head: the title goes where a person seldom puts anything. Board units. */
const ABOVE_ROADMAP = 120

/** Sections, and the roadmap where there is one. */
function* titledOn(stage: Stage, roadmapTitle: string): Iterable<Titled> {
  yield* stage.reader.sections.values()
  const frame = stage.roadmap?.frame
  if (frame !== undefined) yield { title: roadmapTitle, position: frame, size: frame, rise: ABOVE_ROADMAP }
}
