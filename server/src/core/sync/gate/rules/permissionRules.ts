/** [G10] Who may write here: asked for the place of everything that a message adds and takes away. */
import { isCardKind } from '@visiebord/shared/board/fieldRules.ts'
import { CARD_KINDS, type CardKind } from '@visiebord/shared/board/schema.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { EntryContainer, Slot } from '../place.ts'
import type { PlacedStruct } from '../placedStruct.ts'
import type { Surroundings } from '../placing.ts'
import { mayRemark } from './remarkRules.ts'
import { entryBefore, kindBefore, type Removal } from '../writing.ts'

const mayWriteAnything = ({ kinds, links, structure }: BoardPermission): boolean => kinds.length > 0 || links || structure
const mayWriteEveryKind = ({ kinds }: BoardPermission): boolean => kinds.length >= CARD_KINDS.length

/** Somebody who may write nothing at all now is told so before anything else is looked at. */
export function mayNotWrite(permission: BoardPermission): Refusal | undefined {
  if (mayWriteAnything(permission)) return undefined
  return refuse(permission.reason === 'viewer' ? 'viewer' : permission.reason === 'no-open-round' ? 'no-open-round' : 'kind-not-allowed')
}

export function mayNotAdd(around: Surroundings, permission: BoardPermission, { struct, place }: PlacedStruct): Refusal | undefined {
  if (typeof place === 'string') return undefined
  const refusal = mayNotTouch(around, permission, place)
  if (refusal !== undefined || place.in.root !== 'cards' || mayWriteEveryKind(permission)) return refusal
  const { key, in: container } = place
  if (container.level === 'root') return key === undefined ? undefined : kindRefusal(around, permission, entryBefore(around, 'cards', key))
  if (container.level !== 'entry' || key !== 'kind' || struct.content?.type !== 'values') return undefined
  const foreign = struct.content.values.filter(isCardKind).find((kind) => !allows(permission, kind))
  return foreign === undefined ? undefined : refuse('kind-not-allowed', foreign)
}

export function mayNotRemove(around: Surroundings, permission: BoardPermission, { place, makes }: Removal): Refusal | undefined {
  if (typeof place === 'string') return undefined
  const refusal = mayNotTouch(around, permission, place)
  if (refusal !== undefined || makes?.level !== 'entry' || makes.root !== 'cards') return refusal
  return kindRefusal(around, permission, makes)
}

/** By root; inside a card by the kind that it had before. */
function mayNotTouch(around: Surroundings, permission: BoardPermission, { in: container }: Slot): Refusal | undefined {
  if (container.root === 'links') return permission.links ? undefined : refuse('kind-not-allowed', 'links')
  if (container.root === 'remarks') return mayRemark(permission) ? undefined : refuse('kind-not-allowed', 'remarks')
  if (container.root !== 'cards') return permission.structure ? undefined : refuse('structure-not-allowed', container.root)
  if (container.level === 'root') return permission.kinds.length > 0 ? undefined : refuse('kind-not-allowed')
  return kindRefusal(around, permission, container.level === 'entry' ? container : container.of)
}

/** A card without a kind is nobody's yet: whoever may write cards may write it. */
function kindRefusal(around: Surroundings, permission: BoardPermission, card: EntryContainer | undefined): Refusal | undefined {
  if (card === undefined || mayWriteEveryKind(permission)) return undefined
  const kind = kindBefore(around, card)
  if (kind === undefined) return permission.kinds.length > 0 ? undefined : refuse('kind-not-allowed')
  return allows(permission, kind) ? undefined : refuse('kind-not-allowed', kind)
}

const allows = (permission: BoardPermission, kind: CardKind): boolean => permission.kinds.includes(kind)
