import { hash } from 'node:crypto'
import { boardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { accept, decline, type Outcome } from '@visiebord/shared/workshop/refusals.ts'
import type { ImageScaling } from '../ports/imageScaling.ts'
import type { Gallery } from '../ports/store.ts'
import type { Clock } from '../ports/system.ts'
import { openRoundOf } from '../workshop/agenda.ts'
import type { WorkshopDesks } from '../workshop/workshopDesks.ts'
import { IMAGE_LIMITS } from './imageLimits.ts'

export type AddImageParts = { readonly desks: WorkshopDesks; readonly store: Gallery; readonly images: ImageScaling; readonly clock: Clock }
/** `file` names it for ever: the SHA-256 of the bytes that are kept, hex. Lengths in pixels. */
export type AddedImage = { readonly file: string; readonly width: number; readonly height: number }

/** [IMG1] Checks, scales and keeps a picture that a card will show. Whoever may write cards now may bring one; the same picture is kept once. */
export async function addImage(parts: AddImageParts, workshopId: string, intent: { readonly bytes: Uint8Array; readonly actorId: string }): Promise<Outcome<AddedImage>> {
  const allowed = await mayBring(parts, workshopId, intent.actorId)
  if (!allowed.ok) return allowed
  const image = await parts.images.scale(intent.bytes)
  if (image === undefined) return decline('image-unreadable')
  const file = hash('sha256', image.bytes, 'hex')
  const kept = await parts.store.weighImages(workshopId)
  if (kept.count >= IMAGE_LIMITS.images || kept.bytes + image.bytes.length > IMAGE_LIMITS.bytes) return decline('images-full')
  const still = await mayBring(parts, workshopId, intent.actorId) // looking at it takes a while: the round may be over
  if (!still.ok) return still
  const { width, height } = image
  await parts.store.commit([{ type: 'image', image: { workshopId, file, bytes: image.bytes, width, height, participantId: intent.actorId, at: new Date(parts.clock.now()).toISOString() } }])
  return accept({ file, width, height })
}

async function mayBring({ desks }: AddImageParts, workshopId: string, actorId: string): Promise<Outcome<void>> {
  const desk = await desks.open(workshopId)
  const actor = desk?.participant(actorId)
  if (desk === undefined || actor === undefined) return decline('no-session')
  const permission = boardPermission(actor.role, openRoundOf(desk.state()))
  if (permission.kinds.length > 0) return accept(undefined)
  return decline(permission.reason === 'viewer' ? 'viewer' : permission.reason === 'no-open-round' ? 'no-open-round' : 'kind-not-allowed')
}
