/** The question before an undo: would it take away what others wrote? */
import * as Y from 'yjs'
import type { BoardRoots } from './roots.ts'
import { presentItems, type UndoStep } from './undoStep.ts'

/** Where a thing lies is no writing: somebody who moved my card loses no words when I take it back. */
const NOT_WRITING: ReadonlySet<string> = new Set(['position', 'size', 'order', 'sectionId'])

const livesOf = (type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>): Y.Item[] => {
  const lives = [...type._map.values()].filter((item) => !item.deleted)
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) lives.push(item)
  return lives
}

const writtenByOthers = (item: Y.Item, own: ReadonlySet<number>): boolean => {
  if (item.parentSub !== null && NOT_WRITING.has(item.parentSub)) return false
  if (!own.has(item.id.client)) return true
  return item.content instanceof Y.ContentType && livesOf(item.content.type).some((child) => writtenByOthers(child, own))
}

/** Steps that others added to a project go with it. */
const hasStepOfOthers = (roots: BoardRoots, projectId: string, own: ReadonlySet<number>): boolean =>
  [...roots.cards._map.values()].some((item) =>
    !item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
    && item.content.type.get('projectId') === projectId && writtenByOthers(item, own))

/** The first placing of the roadmap: taking it back would leave what others set of it since without the rest. */
const othersSetTimeline = (roots: BoardRoots, item: Y.Item, step: UndoStep, own: ReadonlySet<number>): boolean =>
  item.parent === roots.timeline && step.deletions.clients.size === 0 && livesOf(roots.timeline).some((each) => !own.has(each.id.client))

/**
 * True when taking back this step removes a card, section, lane or roadmap in which others wrote since. `own` are the
 * client ids of this hand. Costs what was inserted.
 */
export const othersWroteIn = (doc: Y.Doc, roots: BoardRoots, step: UndoStep, own: ReadonlySet<number>): boolean => {
  const holders = new Set<unknown>([roots.cards, roots.sections, roots.lanes])
  for (const item of presentItems(doc, step.insertions)) {
    if (othersSetTimeline(roots, item, step, own)) return true
    if (!holders.has(item.parent) || !(item.content instanceof Y.ContentType)) continue
    if (writtenByOthers(item, own)) return true
    const isProject = item.content.type instanceof Y.Map && item.content.type.get('kind') === 'project'
    if (isProject && item.parentSub !== null && hasStepOfOthers(roots, item.parentSub, own)) return true
  }
  return false
}
