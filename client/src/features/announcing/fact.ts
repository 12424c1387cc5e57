import type { Card } from '@visiebord/shared/board/schema.ts'
import { sameValue } from '@visiebord/shared/board/sameValue.ts'
import type { What } from './told.ts'

/** Where a thing lies within its place, how large, above or below what: no news of its own. */
const LYING: ReadonlySet<string> = new Set(['position', 'size', 'order'])
/** What says in which place it is: told as a move. */
const PLACING: ReadonlySet<string> = new Set(['sectionId', 'laneId', 'start', 'end', 'projectId'])

export type Fact = Extract<What, 'added' | 'removed' | 'moved' | 'changed' | 'shifted'>

/** Fields that differ between two readings of one card. */
export function differing(before: Card, now: Card): readonly string[] {
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(now))]
  return [...new Set([...was.keys(), ...is.keys()])].filter((field) => !sameValue(was.get(field), is.get(field)))
}

/** [AN3] The one thing to tell of a card that was so and is so now; `undefined` when that is nothing. */
export function factOf(before: Card | undefined, now: Card | undefined): Fact | undefined {
  if (before === undefined || now === undefined) return before === now ? undefined : before === undefined ? 'added' : 'removed'
  const fields = differing(before, now)
  if (fields.some((field) => PLACING.has(field))) return 'moved'
  if (fields.some((field) => !LYING.has(field))) return 'changed'
  return fields.includes('position') ? 'shifted' : undefined
}
