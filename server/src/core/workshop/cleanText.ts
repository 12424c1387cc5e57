import { type Outcome, type RefusalCode, accept, decline } from '@visiebord/shared/workshop/refusals.ts'

// Control characters, and those that turn the reading direction of what follows: a name must not rewrite the list it stands in.
const UNWANTED = /[[\p{Cc}--[\t\n]]\u202a-\u202e\u2066-\u2069\ufeff]/gv
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}]/u

export type TextRule = { readonly maxLength: number; readonly empty: RefusalCode; readonly tooLong: RefusalCode }

/** One line for people to read: well formed, trimmed, single spaces, nothing invisible in charge. Lengths in UTF-16 code units. */
export function cleanLine(text: string, rule: TextRule): Outcome<string> {
  const line = text.toWellFormed().replace(/[\t\n\r\u2028\u2029]/g, ' ').replace(UNWANTED, '').replace(/ {2,}/g, ' ').trim()
  if (!VISIBLE.test(line)) return decline(rule.empty)
  if (line.length > rule.maxLength) return decline(rule.tooLong, `${line.length} > ${rule.maxLength}`)
  return accept(line)
}

/** As `cleanLine`, but lines may break and it may be empty. */
export function cleanParagraph(text: string, rule: Omit<TextRule, 'empty'>): Outcome<string> {
  const paragraph = text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNWANTED, '').trim()
  if (paragraph.length > rule.maxLength) return decline(rule.tooLong, `${paragraph.length} > ${rule.maxLength}`)
  return accept(paragraph)
}
