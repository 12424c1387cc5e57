import type { BoardCommands, BoardReader } from '@visiebord/shared/board/board.ts'
import { quarterAt } from '@visiebord/shared/board/geometry/quarters.ts'
import type { Rect } from '@visiebord/shared/board/geometry/rect.ts'

type Options = { readonly commands: BoardCommands; readonly reader: Pick<BoardReader, 'timeline' | 'lanes'>; /** What lies on the board. */ readonly below: Rect | undefined; readonly now: Date; readonly laneTitle: string }

/** The frame with three years from this quarter on, below all that lies there, and a first lane: its id when it was made. Nothing when there is a roadmap already. */
export function placeRoadmap({ commands, reader, below, now, laneTitle }: Options): string | undefined {
  if (reader.timeline !== undefined) return undefined
  const position = below === undefined ? { x: 0, y: 0 } : { x: Math.round(below.x), y: Math.round(below.y + below.h + 120) }
  commands.setTimeline({ position, start: quarterAt(now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3)), quarters: 12 })
  return reader.lanes.size === 0 ? commands.addLane(laneTitle) : undefined
}
