import { itemIn } from '../roots.ts'
import type { Position } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settlePosition } from './settle.ts'

export const unplaceProject = (context: CommandContext, id: string, position: Position): void => {
  const settled = settlePosition(position)
  if (settled === undefined) return
  context.write(() => {
    const item = itemIn(context.roots.cards, id)
    if (item?.get('kind') !== 'project') return
    for (const key of ['laneId', 'start', 'end']) setValue(item, key, undefined)
    setValue(item, 'position', settled)
  })
}
