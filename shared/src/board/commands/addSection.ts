import type { BoardCommands } from '../board.ts'
import { sectionFieldProblem } from '../fieldRules.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'
import { ordersOnTop } from './ordersOnTop.ts'
import { settlePosition, settleSize } from './settle.ts'

export const addSection = (context: CommandContext, section: Parameters<BoardCommands['addSection']>[0]): string => {
  const id = context.newId()
  const position = settlePosition(section.position) ?? { x: 0, y: 0 }
  const size = settleSize(section.size) ?? { w: 1, h: 1 }
  const color = sectionFieldProblem('color', section.color) === undefined ? section.color : undefined
  context.write(() => {
    const [order] = ordersOnTop(context.roots.sections, context.read.sections.values(), 1)
    context.roots.sections.set(id, newItem([['position', position], ['size', size], ['color', color], ['order', order]], 'title', section.title))
  })
  return id
}
