import type { BoardReader } from '../board.ts'
import type { ProjectCard, StepCard } from '../schema.ts'

/**
 * The project that a step is part of. Undefined when it is gone: somebody deleted it while somebody else gave it the step. The step keeps
 * its name, as the project may come back (an undo), so ask here and never go by `projectId` alone.
 */
export const projectOf = ({ cards }: Pick<BoardReader, 'cards'>, { projectId }: StepCard): ProjectCard | undefined => {
  const project = cards.get(projectId)
  return project?.kind === 'project' ? project : undefined
}
