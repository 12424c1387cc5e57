import { type Answer, api } from '../../sync/api.ts'

/** A picture as the server keeps it. */
export type Kept = { readonly file: string; readonly width: number; readonly height: number }

/** As `IMAGE_LIMITS.uploadBytes` on the server; the page refuses first, so that nobody waits for an upload that is turned away. */
export const MOST_MEGABYTES = 16

/** What browsers and cameras make; the server looks at the bytes themselves. No SVG: it is a program. */
export const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,image/heic,image/heif'
export const isImage = ({ type }: { readonly type: string }): boolean => ACCEPTED.split(',').includes(type)

/** All of it or nothing. */
export async function uploadImage(workshopId: string, file: Blob): Promise<Answer<Kept>> {
  if (file.size > MOST_MEGABYTES * 1024 * 1024) return { ok: false, problem: { status: 413, code: 'too-large' } }
  const answer = await api.upload<unknown>(`workshops/${encodeURIComponent(workshopId)}/images`, file)
  if (!answer.ok) return answer
  return isKept(answer.value) ? { ok: true, value: answer.value } : { ok: false, problem: { status: 0, code: 'unexpected' } }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string' && 'width' in value && typeof value.width === 'number' && 'height' in value && typeof value.height === 'number'

/** A picture of another workshop of this browser, brought into this one; undefined when it cannot be had. */
export async function bringAlong(from: string, to: string, file: string): Promise<Kept | undefined> {
  const bytes = await api.blob(`workshops/${encodeURIComponent(from)}/images/${encodeURIComponent(file)}`)
  if (bytes === undefined) return undefined
  const answer = await uploadImage(to, bytes)
  return answer.ok ? answer.value : undefined
}
