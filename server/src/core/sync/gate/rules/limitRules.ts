/** [G13] How much a board holds, counted as it will be when all that is queued is applied. Only what grows is refused. */
import type { BoardLimits } from '@visiebord/shared/board/limits.ts'
import type { Root } from '@visiebord/shared/board/schema.ts'
import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { Effects } from '../effects.ts'
import { idKey } from '../place.ts'
import type { Surroundings } from '../placing.ts'
import { entryBefore } from '../writing.ts'
import { countEntries, presentEntry, textLength } from '../yjsStructs.ts'

export function limitProblem(around: Surroundings, effects: Effects, limits: BoardLimits): Refusal | undefined {
  for (const [root, entries] of effects.entries) {
    const limit = entryLimit(root, limits)
    let growth = 0
    for (const [entry, now] of entries) growth += Number(now !== undefined) - Number(entryBefore(around, root, entry) !== undefined)
    if (growth > 0 && countWithQueued(around, root, limit - growth) > limit - growth) return refuse('board-full', `${root}: at most ${limit}`)
  }
  for (const { text, by } of effects.textGrowth.values()) {
    if (by <= 0) continue
    const limit = text.root === 'cards' ? limits.textLength : text.root === 'remarks' ? limits.remarkLength : limits.titleLength
    if (textLength(around.doc, text) + around.queued.textGrowth(idKey(text.id)) + by > limit) return refuse('text-too-long', `at most ${limit}`)
  }
  return undefined
}

/** Exact when it matters, that is above `enough`; an upper bound below it. */
function countWithQueued({ doc, queued }: Surroundings, root: Root, enough: number): number {
  const ahead = queued.entriesOf(root)
  const atMost = countEntries(doc, root, enough - (ahead?.size ?? 0)) + (ahead?.size ?? 0)
  if (ahead === undefined || atMost <= enough) return atMost
  let count = countEntries(doc, root, 0)
  for (const [entry, now] of ahead) count += Number(now !== undefined) - Number(presentEntry(doc, root, entry) !== undefined)
  return count
}

function entryLimit(root: Root, limits: BoardLimits): number {
  switch (root) {
    case 'cards': return limits.cards
    case 'sections': return limits.sections
    case 'lanes': return limits.lanes
    case 'links': return limits.links
    case 'remarks': return limits.remarks
    case 'meta':
    case 'timeline': return Number.POSITIVE_INFINITY
  }
}
