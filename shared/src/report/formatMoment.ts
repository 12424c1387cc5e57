import type { Language } from '../workshop/nouns.ts'
import { reportWords } from './reportWords.ts'

/** A municipality's clock, wherever the server stands: the same record prints the same time everywhere. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam', hourCycle: 'h23',
  year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** `12 maart 2027 om 11:14:59`; what is no moment is given back as it came. */
export function formatMoment(rfc3339: string, language: Language): string {
  const time = Date.parse(rfc3339)
  if (Number.isNaN(time)) return rfc3339
  const part = Object.fromEntries(CLOCK.formatToParts(time).map(({ type, value }) => [type, value]))
  const words = reportWords(language)
  return words.moment(`${Number(part['day'])} ${words.months[Number(part['month']) - 1]} ${part['year']}`, `${part['hour']}:${part['minute']}:${part['second']}`)
}
