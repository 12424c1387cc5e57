import type { Role } from '@visiebord/shared/workshop/nouns.ts'

/** What one can choose: roles beside the facilitators, who may always. */
export const DOWNLOADERS = { lead: [], participants: ['participant'], everybody: ['participant', 'viewer'] } as const satisfies Record<string, readonly Role[]>
export type Downloaders = keyof typeof DOWNLOADERS
export const DOWNLOADER_CHOICES = Object.keys(DOWNLOADERS) as readonly Downloaders[]

/** Which of the choices this is; undefined for what only another program can have set. */
export function downloadersOf(exportsFor: readonly Role[]): Downloaders | undefined {
  const others = new Set(exportsFor.filter((role) => role !== 'facilitator'))
  return DOWNLOADER_CHOICES.find((choice) => DOWNLOADERS[choice].length === others.size && DOWNLOADERS[choice].every((role) => others.has(role)))
}
