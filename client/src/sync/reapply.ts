import type { BoardCommands } from '@visiebord/shared/board/board.ts'
import { ownFieldsOf } from '@visiebord/shared/board/kinds/kindTable.ts'
import type { Card, Link } from '@visiebord/shared/board/schema.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { reapplyRemark } from './reapplyRemark.ts'
import { type BoardValues, differingFields, isSameValue, type Touch, WHOLE } from './handWork.ts'
import type { UnsavedEntry } from './unsavedWork.ts'

export type ReapplyTarget = { readonly values: BoardValues; readonly commands: BoardCommands; readonly permission: BoardPermission }

/**
 * Own unstored work onto a board of another generation, by card id, as commands. [G2] Only where the board still says what
 * it said before the hand wrote, and where the round allows it. Gives back what could not be done, for the tray.
 */
export function reapply(local: BoardValues, entries: readonly UnsavedEntry[], target: ReapplyTarget): readonly Touch[] {
  const left: Touch[] = []
  // These last: they may hang on cards that are made here.
  const hangs = ({ thing }: UnsavedEntry): number => Number(thing === 'link' || thing === 'remark')
  const ordered = [...entries].sort((one, other) => hangs(one) - hangs(other))
  for (const entry of ordered) {
    if (entry.thing === 'card') {
      const fields = reapplyCard(local.cards.get(entry.id), entry, target)
      if (fields.size > 0) left.push({ thing: 'card', id: entry.id, fields })
    } else if (entry.thing === 'link') {
      const fields = reapplyLink(local.links.get(entry.id), entry, target)
      if (fields.size > 0) left.push({ thing: 'link', id: entry.id, fields })
    } else if (entry.thing === 'remark') {
      const fields = reapplyRemark(local.allRemarks.get(entry.id), entry, target)
      if (fields.size > 0) left.push({ thing: 'remark', id: entry.id, fields })
    } else {
      const value = entry.thing === 'section' ? local.sections.get(entry.id) : entry.thing === 'lane' ? local.lanes.get(entry.id) : local.timeline
      const fields = differingFields(entry.before ?? undefined, value)
      if (fields.size > 0) left.push({ thing: entry.thing, id: entry.id, fields })
    }
  }
  return left
}

/** Answers the fields that could not be applied. */
function reapplyCard(mine: Card | undefined, entry: UnsavedEntry, { values, commands, permission }: ReapplyTarget): ReadonlySet<string> {
  const before = entry.before as Card | null
  const theirs = values.cards.get(entry.id)
  const fields = differingFields(before ?? undefined, mine)
  if (fields.size === 0) return fields
  const kind = (mine ?? before)?.kind
  if (kind === undefined || !permission.kinds.includes(kind)) return fields
  if (mine === undefined) {
    if (theirs === undefined) return new Set()
    if (before === null || differingFields(before, theirs).size > 0) return fields
    commands.deleteCards([entry.id])
    return new Set()
  }
  if (theirs === undefined) {
    if (before !== null) return fields
    commands.addCards([newCardOf(mine)])
    return new Set()
  }
  const left = new Set<string>()
  const wantedFields = new Set(fields.has(WHOLE) ? differingFields(mine, theirs) : fields)
  if (reapplyPlace(commands, mine, theirs, before, wantedFields)) for (const field of ROADMAP_FIELDS) wantedFields.delete(field)
  for (const field of wantedFields) {
    const was: unknown = valueOf(before, field)
    const stands = valueOf(theirs, field)
    const wanted = valueOf(mine, field)
    if (isSameValue(stands, wanted)) continue
    if (!isSameValue(stands, was) || !setField(commands, mine, field)) left.add(field)
  }
  return left
}

const ROADMAP_FIELDS = ['position', 'laneId', 'start', 'end'] as const

/** On and off the roadmap goes in one piece: lane, quarters and position change together. */
function reapplyPlace(commands: BoardCommands, mine: Card, theirs: Card, before: Card | null, wanted: ReadonlySet<string>): boolean {
  if (mine.kind !== 'project' || theirs.kind !== 'project' || !['laneId', 'start', 'end'].some((field) => wanted.has(field))) return false
  if (!ROADMAP_FIELDS.every((field) => isSameValue(valueOf(theirs, field), valueOf(before, field)))) return false
  if (mine.laneId !== undefined && mine.start !== undefined && mine.end !== undefined) {
    commands.placeProject(mine.id, { laneId: mine.laneId, start: mine.start, end: mine.end })
    return true
  }
  if (mine.position === undefined) return false
  commands.unplaceProject(mine.id, mine.position)
  return true
}

/** False when no command sets this field by itself. */
function setField(commands: BoardCommands, mine: Card, field: string): boolean {
  if (field === 'text') commands.setCardText(mine.id, mine.text)
  else if (field === 'position') {
    if (mine.position === undefined) return false
    commands.moveCards([{ id: mine.id, position: mine.position }])
  } else if (field === 'size' && mine.size !== undefined) commands.resizeCard(mine.id, mine.size)
  else if (['partyId', 'color', 'sectionId', 'size', 'locked'].includes(field) || isFieldOfKind(mine.kind, field)) commands.setCardFields(mine.id, { [field]: valueOf(mine, field) ?? null })
  else return false
  return true
}

function reapplyLink(mine: Link | undefined, entry: UnsavedEntry, { values, commands, permission }: ReapplyTarget): ReadonlySet<string> {
  const before = entry.before as Link | null
  const fields = differingFields(before ?? undefined, mine)
  if (fields.size === 0) return fields
  if (!permission.links) return fields
  if (mine === undefined) {
    if (values.links.has(entry.id)) commands.deleteLinks([entry.id])
    return new Set()
  }
  if (values.links.has(entry.id)) return new Set()
  if (!values.cards.has(mine.from) || !values.cards.has(mine.to)) return fields
  commands.addLink({ from: mine.from, to: mine.to, kind: mine.kind })
  return new Set()
}

const valueOf = (card: Card | null, field: string): unknown => (card === null ? undefined : new Map<string, unknown>(Object.entries(card)).get(field))

const isFieldOfKind = (kind: Card['kind'], field: string): boolean => ownFieldsOf(kind).has(field)

function newCardOf(card: Card): Parameters<BoardCommands['addCards']>[0][number] {
  const fields = Object.fromEntries(Object.entries(card).filter(([field]) => isFieldOfKind(card.kind, field)))
  return {
    kind: card.kind,
    id: card.id,
    text: card.text,
    order: card.order,
    fields,
    ...(card.position === undefined ? {} : { position: card.position }),
    ...(card.size === undefined ? {} : { size: card.size }),
    ...(card.partyId === undefined ? {} : { partyId: card.partyId }),
    ...(card.color === undefined ? {} : { color: card.color }),
    ...(card.sectionId === undefined ? {} : { sectionId: card.sectionId }),
  }
}
