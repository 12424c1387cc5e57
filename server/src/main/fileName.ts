import type { ExportSource } from '../core/ports/exports.ts'

const LONGEST = 60

/** `toekomst-westerkwartier-ronde-2.pdf`: ASCII letters, digits, dashes and one dot, as it goes into a header. */
export function fileName(source: ExportSource, extension: string): string {
  const words = { nl: { round: 'ronde', live: 'bord' }, en: { round: 'round', live: 'board' } }[source.workshop.language]
  const title = source.workshop.title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  const which = source.snapshot === undefined ? words.live : `${words.round}-${source.snapshot.number}`
  return `${title === '' ? 'workshop' : title}-${which}.${extension}`
}
