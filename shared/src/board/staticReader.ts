/** A reader over content that never changes again: a sealed round to look at. */
import type { BoardReader } from './board.ts'
import { LinkIndex } from './linkIndex.ts'
import { placedTimeline } from './placedTimeline.ts'
import { RemarkIndex } from './remarks/remarkIndex.ts'
import type { BoardContent } from './schema.ts'
import { StepIndex } from './stepIndex.ts'

const byId = <T extends { readonly id: string }>(values: readonly T[]): Map<string, T> => new Map(values.map((value) => [value.id, value]))
const never = (): (() => void) => () => undefined

export const readerOfContent = (content: BoardContent): BoardReader => {
  const cards = byId(content.cards)
  const links = new LinkIndex((id) => cards.has(id))
  links.beginChange(new Set())
  for (const link of content.links) links.put(link.id, link)
  const remarks = new RemarkIndex((id) => cards.has(id))
  for (const remark of content.remarks ?? []) remarks.put(remark.id, remark)
  const steps = new StepIndex(cards)
  for (const card of content.cards) steps.update(card.id, undefined, card)
  return {
    cards, sections: byId(content.sections), lanes: byId(content.lanes), links: links.visible, remarks: remarks.visible, allRemarks: remarks.all,
    timeline: placedTimeline(content),
    linksAt: (cardId) => links.visibleAt(cardId),
    remarksAt: (cardId) => remarks.at(cardId),
    stepsOf: (projectId) => steps.of(projectId),
    lastWriter: () => undefined,
    skipped: 0, subscribe: never, subscribeCard: never, subscribeRemarks: never, dispose: () => undefined,
  }
}
