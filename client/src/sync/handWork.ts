import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { Card, Lane, Link, Section, Timeline } from '@visiebord/shared/board/schema.ts'

/** What can be written: the roots of the document, one word each. */
export type Thing = 'card' | 'section' | 'lane' | 'link' | 'remark' | 'timeline'

/** What this hand did to one thing, as far as the server does not have it. `*` among the fields: made, brought back or removed as a whole. */
export type Touch = { readonly thing: Thing; readonly id: string; readonly fields: ReadonlySet<string> }

export const WHOLE = '*'
export const TIMELINE_ID = 'timeline'

/** A board as plain values, from a reader or a test. */
export type BoardValues = {
  readonly cards: ReadonlyMap<string, Card>
  readonly sections: ReadonlyMap<string, Section>
  readonly lanes: ReadonlyMap<string, Lane>
  readonly links: ReadonlyMap<string, Link>
  readonly allRemarks: ReadonlyMap<string, Remark>
  readonly timeline: Timeline | undefined
}

export type ThingValue = Card | Section | Lane | Link | Remark | Timeline

export function thingValue(board: BoardValues, thing: Thing, id: string): ThingValue | undefined {
  switch (thing) {
    case 'card':
      return board.cards.get(id)
    case 'section':
      return board.sections.get(id)
    case 'lane':
      return board.lanes.get(id)
    case 'link':
      return board.links.get(id)
    case 'remark':
      return board.allRemarks.get(id)
    case 'timeline':
      return board.timeline
  }
}

/** Field by field, deep: positions and sizes are objects. */
export function differingFields(one: ThingValue | undefined, other: ThingValue | undefined): ReadonlySet<string> {
  if (one === other) return new Set()
  if (one === undefined || other === undefined) return new Set([WHOLE])
  const fields = new Set<string>()
  const left = new Map<string, unknown>(Object.entries(one))
  const right = new Map<string, unknown>(Object.entries(other))
  for (const field of new Set([...left.keys(), ...right.keys()])) {
    if (!isSameValue(left.get(field), right.get(field))) fields.add(field)
  }
  return fields
}

/** Equal as plain JSON values. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const left = Object.entries(one)
  const right = new Map<string, unknown>(Object.entries(other))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)))
}
