import type { CommandContext } from './commandContext.ts'

/** Their links go too, also those hidden because the other end is gone; so do the steps of a deleted project. */
export const deleteCards = (context: CommandContext, ids: readonly string[]): void => {
  const { roots, read } = context
  const doomed = new Set(ids.flatMap((id) => [id, ...read.stepsOf(id)]))
  context.write(() => {
    for (const id of doomed) {
      for (const link of read.allLinksAt(id)) roots.links.delete(link)
      roots.cards.delete(id)
    }
  })
}
