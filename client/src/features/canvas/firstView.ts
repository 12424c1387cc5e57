import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import type { Phase } from '@visiebord/shared/workshop/nouns.ts'
import type { Box } from './camera.ts'
import { around } from './mountedView.ts'

const KINDS: Readonly<Record<Phase, readonly CardKind[]>> = {
  start: ['note'],
  vision: ['statement', 'principle', 'development'],
  roadmap: ['project'],
  act: ['development'],
  plan: ['principle', 'statement'],
  do: ['project'],
  check: ['project'],
}
const SHOWS_ROADMAP: ReadonlySet<Phase> = new Set(['roadmap', 'do', 'check'])

type Known = { readonly reader: BoardReader; readonly boxOf: (id: string) => Box | undefined; readonly roadmap: Box | undefined; readonly shapeOfView: number }

/**
 * What the board opens on: the roadmap in its phases, otherwise the first section (in reading order) where the cards of
 * the phase lie, and as many neighbours as the screen's shape takes. `undefined`: all of it.
 */
export function firstView(phase: Phase | undefined, { reader, boxOf, roadmap, shapeOfView }: Known): Box | undefined {
  if (phase === undefined) return undefined
  if (SHOWS_ROADMAP.has(phase) && roadmap !== undefined) return roadmap
  const kinds = new Set(KINDS[phase])
  const counts = new Map<string, number>()
  const loose: Box[] = []
  for (const card of reader.cards.values()) {
    if (!kinds.has(card.kind)) continue
    if (card.sectionId !== undefined && reader.sections.has(card.sectionId)) counts.set(card.sectionId, (counts.get(card.sectionId) ?? 0) + 1)
    else if (card.kind === KINDS[phase][0]) {
      const box = boxOf(card.id)
      if (box !== undefined) loose.push(box)
    }
  }
  const sections = [...counts.keys()]
    .flatMap((id) => reader.sections.get(id) ?? [])
    .map((section): Box => ({ ...section.position, ...section.size }))
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
  const [first] = sections
  if (first === undefined) return around(loose)
  let view = first
  for (const next of sections.slice(1)) {
    const wider = around([view, next])
    // A screen that is wide for its height takes the neighbour as well; a row of four is for who zooms out.
    if (wider !== undefined && wider.w <= wider.h * shapeOfView * 1.35 && wider.h <= first.h * 1.3) view = wider
    else break
  }
  return view
}
