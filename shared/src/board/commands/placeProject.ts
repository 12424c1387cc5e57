import type { RoadmapPlace } from '../board.ts'
import { isId, isQuarter } from '../fieldRules.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'

/** On the roadmap a project has lane and quarters, no position and no section. Quarters the wrong way round are turned. */
export const placeProject = (context: CommandContext, id: string, place: RoadmapPlace): void => {
  if (!isQuarter(place.start) || !isQuarter(place.end) || !isId(place.laneId)) return
  const [start, end] = [place.start, place.end].sort()
  context.write(() => {
    const item = itemIn(context.roots.cards, id)
    if (item?.get('kind') !== 'project') return
    setValue(item, 'laneId', place.laneId)
    setValue(item, 'start', start)
    setValue(item, 'end', end)
    setValue(item, 'position', undefined)
    setValue(item, 'sectionId', undefined)
  })
}
