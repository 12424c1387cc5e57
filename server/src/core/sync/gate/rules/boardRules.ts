/** [G8] [G9] What may stand at each place of the board's document. Answers a short reason, or undefined when all is well. */
import {
  cardFieldProblem, isId, laneFieldProblem, linkFieldProblem, metaFieldProblem, remarkFieldProblem, sectionFieldProblem, TEXT_KEY, timelineFieldProblem,
} from '@visiebord/shared/board/fieldRules.ts'
import { COMMON_CARD_FIELDS, type CardKind, type Root } from '@visiebord/shared/board/schema.ts'
import type { Slot } from '../place.ts'
import type { RawContent } from '../update/rawUpdate.ts'

/** Roots that hold their fields themselves; the others hold entries by id. */
export const isFlat = (root: Root): boolean => root === 'meta' || root === 'timeline'

const OF_EVERY_KIND: ReadonlySet<string | undefined> = new Set(COMMON_CARD_FIELDS)
/** Fields of a card for which its kind does not matter. */
export const isOfEveryKind = (key: string | undefined): boolean => OF_EVERY_KIND.has(key)

/** `kind`: of the card in question, when it is known. What was deleted before it was sent has no value to look at. */
export function slotProblem(slot: Slot, content: RawContent, kind: CardKind | undefined): string | undefined {
  const { in: container, key } = slot
  if (container.level === 'text') return key === undefined && (content.type === 'string' || content.type === 'deleted') ? undefined : 'a text holds characters only'
  if (key === undefined) return `${container.root} holds nothing without a key`
  if (content.type === 'deleted') return undefined
  if (container.level === 'root' && !isFlat(container.root)) {
    if (!isId(key)) return `${container.root}: not an id`
    return content.type === 'map' ? undefined : `${container.root} holds maps only`
  }
  if (TEXT_KEY[container.root] === key) return content.type === 'text' ? undefined : `${container.root}.${key} is not a shared text`
  if (content.type !== 'values') return `${container.root}: a field holds a plain value`
  for (const value of content.values) {
    const problem = fieldProblem(container.root, kind, key, value)
    if (problem !== undefined) return `${container.root}: ${problem}`
  }
  return undefined
}

function fieldProblem(root: Root, kind: CardKind | undefined, key: string, value: unknown): string | undefined {
  switch (root) {
    case 'cards': return cardFieldProblem(kind, key, value)
    case 'sections': return sectionFieldProblem(key, value)
    case 'lanes': return laneFieldProblem(key, value)
    case 'links': return linkFieldProblem(key, value)
    case 'remarks': return remarkFieldProblem(undefined, key, value)
    case 'timeline': return timelineFieldProblem(key, value)
    case 'meta': return metaFieldProblem(key, value)
  }
}
