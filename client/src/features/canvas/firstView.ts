import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { sectionRect } from '@visiebord/shared/board/selectors/placement.ts'
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

/** At this scale the smallest text on a note is 10.5 px: less is not read from a chair. */
const LEGIBLE = 0.6

type Known = { readonly reader: BoardReader; readonly boxOf: (id: string) => Box | undefined; readonly roadmap: Box | undefined; /** CSS px of the screen that no slip covers. */ readonly free: { readonly w: number; readonly h: number } }

/**
 * What the board opens on: the roadmap in its phases, otherwise the first section (in reading order) where the cards of
 * the phase lie, and as many others as the screen can show legibly. `undefined`: all of it.
 */
export function firstView(phase: Phase | undefined, { reader, boxOf, roadmap, free }: Known): Box | undefined {
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
    .map(sectionRect)
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
  const [first] = sections
  if (first === undefined) return around(loose)
  let view = first
  for (const next of sections.slice(1)) {
    const more = around([view, next])
    if (more !== undefined && more.w * LEGIBLE <= free.w && more.h * LEGIBLE <= free.h) view = more
  }
  return view
}
