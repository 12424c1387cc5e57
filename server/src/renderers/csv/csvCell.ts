/**
 * Cells that a spreadsheet leaves alone. A spreadsheet takes what begins like a formula for a formula and what looks like a
 * number or a date for one, some of them also behind signs that nobody sees; an apostrophe in front keeps it text. Reading back: take one leading apostrophe off, if there is one.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const CONTROL_FIRST = /^[\t\r\n]/
const MONTH = 'jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec'
/** Digits with at most signs, separators, an exponent, a month or a part of the day: `00123`, `1/2`, `3-4`, `1e5`, `12:30`, `1 mei`. */
const NUMBER_LIKE = new RegExp(`^\\s*[\\d.,:;/€$£%()\\s-]*\\d[\\d.,:;/€$£%()\\s+-]*(e[+-]?\\d+)?\\s*(am|pm)?\\s*$`, 'iu')
const DATE_LIKE = new RegExp(`^\\s*(\\d+[\\s./-]*)?(${MONTH})[a-z]*\\.?[\\s./-]*\\d*([\\s./-]+\\d+)?\\s*$`, 'iu')
const TRUTH_LIKE = /^\s*(true|false|waar|onwaar)\s*$/i

const needsApostrophe = (text: string): boolean =>
  text.startsWith("'") || CONTROL_FIRST.test(text) || FORMULA.test(text) || (text.length <= 40 && (NUMBER_LIKE.test(text) || DATE_LIKE.test(text) || TRUTH_LIKE.test(text)))

/** [X20][X21] Never a formula or a mangled number; RFC 4180 quoting where needed. */
export function csvCell(text: string, separator: ';' | ','): string {
  const safe = needsApostrophe(text) ? `'${text}` : text
  return /["\r\n;,\t]/.test(safe) || safe.includes(separator) || /^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The exact text of a cell after an RFC 4180 reader took its quotes off. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)
