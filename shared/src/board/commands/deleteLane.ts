import { cardSize } from '../geometry/cardSize.ts'
import { roadmapLayout } from '../geometry/roadmapLayout.ts'
import { inOrder } from '../order.ts'
import type { CommandContext } from './commandContext.ts'
import { unplaceProject } from './unplaceProject.ts'

const GAP = 16
const A_ROW = 6

/** Its projects come off the roadmap, onto the board below it, side by side. */
export const deleteLane = (context: CommandContext, id: string): void => {
  const { roots, read } = context
  const projects = inOrder(read.cards.values().filter((card) => card.kind === 'project' && card.laneId === id && card.position === undefined))
  const frame = roadmapLayout(read)?.frame ?? { x: 0, y: 0, w: 0, h: 0 }
  const { w, h } = cardSize({ kind: 'project' })
  context.write(() => {
    for (const [index, project] of projects.entries()) {
      unplaceProject(context, project.id, { x: frame.x + (index % A_ROW) * (w + GAP), y: frame.y + frame.h + 2 * GAP + Math.floor(index / A_ROW) * (h + GAP) })
    }
    roots.lanes.delete(id)
  })
}
