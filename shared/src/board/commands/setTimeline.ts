import { timelineFieldProblem } from '../fieldRules.ts'
import type { Timeline } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settlePosition } from './settle.ts'

export const setTimeline = (context: CommandContext, { position, start, quarters }: Timeline): void => {
  context.write(() => {
    const fields = { position: settlePosition(position), start, quarters }
    for (const [key, value] of Object.entries(fields)) if (timelineFieldProblem(key, value) === undefined) setValue(context.roots.timeline, key, value)
  })
}
