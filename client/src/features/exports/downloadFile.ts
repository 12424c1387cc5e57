import { REFUSALS, type RefusalCode } from '@visiebord/shared/workshop/refusals.ts'
import { api, type Answer } from '../../sync/api.ts'

export const FORMATS = ['pdf', 'markdown', 'svg', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** Fetches the file first, so that a refusal is a sentence on this page and not a broken download. */
export async function downloadFile(workshopId: string, snapshot: number | 'live', format: Format): Promise<Answer<string>> {
  let response: Response
  try {
    response = await fetch(api.href(`workshops/${encodeURIComponent(workshopId)}/snapshots/${snapshot}/exports/${format}`), { credentials: 'same-origin' })
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline' } }
  }
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as { code?: string }
    const code = told.code !== undefined && Object.hasOwn(REFUSALS, told.code) ? (told.code as RefusalCode) : 'unexpected'
    return { ok: false, problem: { status: response.status, code } }
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `visiebord.${format}`
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file over once the click has run; freeing it in the same turn would be too soon for Safari.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return { ok: true, value: name }
}
