import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import { cardRect } from '@visiebord/shared/board/geometry/cardSize.ts'
import { roadmapLayout, type RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import type { Box } from './camera.ts'

/** Height of the strip at the lower edge of a bar in which its steps stand, in board units. */
export const STEP_STRIP = 14

/** Boxes of all cards on the canvas: free ones by their position, projects and steps of the roadmap by its layout. */
export type CardBoxes = {
  all(): Iterable<readonly [string, Box]>
  /** Boxes that may have changed; `undefined` for a card that is gone or has no place on the canvas. */
  refresh(change: BoardChange): ReadonlyMap<string, Box | undefined>
  roadmap(): RoadmapLayout | undefined
}

export function createCardBoxes(reader: BoardReader): CardBoxes {
  let layout = roadmapLayout(reader)
  let onRoadmap = roadmapBoxes(reader, layout)
  const boxOf = (card: Card): Box | undefined => (isLaidOut(card) ? onRoadmap.get(card.id) : cardRect(card))
  return {
    *all() {
      for (const card of reader.cards.values()) {
        const box = boxOf(card)
        if (box !== undefined) yield [card.id, box] as const
      }
    },
    refresh(change) {
      const changed = new Map<string, Box | undefined>()
      if (touchesRoadmap(change, reader, onRoadmap)) {
        const before = onRoadmap
        layout = roadmapLayout(reader)
        onRoadmap = roadmapBoxes(reader, layout)
        for (const id of before.keys()) if (!onRoadmap.has(id)) changed.set(id, undefined)
        for (const [id, box] of onRoadmap) changed.set(id, box)
      }
      for (const id of change.cards) {
        const card = reader.cards.get(id)
        changed.set(id, card === undefined ? undefined : boxOf(card))
      }
      return changed
    },
    roadmap: () => layout,
  }
}

const isLaidOut = (card: Card): boolean => (card.kind === 'project' || card.kind === 'step') && card.position === undefined

function touchesRoadmap(change: BoardChange, reader: BoardReader, known: ReadonlyMap<string, Box>): boolean {
  if (change.timeline || change.lanes.size > 0) return true
  for (const id of change.cards) {
    const kind = reader.cards.get(id)?.kind
    if (known.has(id) || kind === 'project' || kind === 'step') return true
  }
  return false
}

function roadmapBoxes(reader: BoardReader, layout: RoadmapLayout | undefined): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const { id, rect } of layout?.bars ?? []) {
    boxes.set(id, rect)
    for (const [step, box] of stepBoxes(rect, reader.stepsOf(id).filter((each) => reader.cards.get(each)?.position === undefined))) boxes.set(step, box)
  }
  return boxes
}

/** Steps share the lower edge of their bar in equal parts. */
export function stepBoxes(bar: Box, steps: readonly string[]): [string, Box][] {
  const w = bar.w / steps.length
  return steps.map((id, at) => [id, { x: bar.x + at * w, y: bar.y + bar.h - STEP_STRIP, w, h: STEP_STRIP }])
}
