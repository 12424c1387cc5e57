import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { nudged } from '../roadmap/barDrop.ts'
import type { Box } from './camera.ts'
import type { Direction } from './keyMap.ts'

/** Board units that a key moves a card; with Shift five times as far. */
const STEP = { near: 20, far: 100 } as const

/** Where things stand: the stage of the board knows, the list reckons it. */
type Places = { readonly roadmap: RoadmapLayout | undefined; boxOf(id: string): Box | undefined }
type Hand = { readonly live: Pick<OpenWorkshop, 'commands'>; readonly reader: BoardReader; readonly places: Places; readonly ids: readonly string[] }

/** One command for all chosen cards; a project on the roadmap goes a quarter or a lane at a time. */
export function keyboardMove({ live, reader, places, ids }: Hand, direction: Direction, far: boolean): void {
  const [x, y] = [direction === 'left' ? -1 : direction === 'right' ? 1 : 0, direction === 'up' ? -1 : direction === 'down' ? 1 : 0]
  const [only] = ids
  const card = ids.length === 1 && only !== undefined ? reader.cards.get(only) : undefined
  if (card?.kind === 'project' && card.position === undefined) {
    const place = places.roadmap === undefined ? undefined : nudged(places.roadmap, card, { quarters: x * (far ? 4 : 1), lanes: y })
    if (place !== undefined) live.commands.placeProject(card.id, place)
    return
  }
  const by = far ? STEP.far : STEP.near
  live.commands.moveCards(
    ids.flatMap((id) => {
      const each = reader.cards.get(id)
      const box = places.boxOf(id)
      if (each?.position === undefined || box === undefined) return []
      const position = { x: each.position.x + x * by, y: each.position.y + y * by }
      return [{ id, position, sectionId: sectionAt(reader, { x: position.x + box.w / 2, y: position.y + box.h / 2 })?.id ?? null }]
    }),
  )
}
