import type { CommandContext } from './commandContext.ts'

export const deleteLinks = (context: CommandContext, ids: readonly string[]): void => {
  context.write(() => {
    for (const id of ids) context.roots.links.delete(id)
  })
}
