import { COMMON_CARD_FIELDS, type Card } from '@visiebord/shared/board/schema.ts'
import type { Report, SaidItem } from '@visiebord/shared/report/reportModel.ts'
import { reportWords } from '@visiebord/shared/report/reportWords.ts'
import { utf8 } from '../utf8.ts'
import { csvCell } from './csvCell.ts'

/** Not told among the fields: what stands in a column of its own, and the points of a drawing, which nobody reads in a cell. */
const UNTOLD: ReadonlySet<string> = new Set([...COMMON_CARD_FIELDS, 'id', 'strokes'])

/** `status: concept; number: 3`: what only this kind of card has, in the words of the document. */
const fieldsOf = (card: Card): string =>
  Object.entries<unknown>(card).filter(([key]) => !UNTOLD.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('; ')

/** `tags: wonen, zorg; reactions: eens (2); comments: Anneke: Waarom? / Petra: Daarom.` */
function saidOf(item: SaidItem | undefined): string {
  if (item === undefined) return ''
  const { tags, reactions, comments } = item
  const parts = [['tags', tags.join(', ')], ['reactions', reactions.join(', ')], ['comments', comments.map(({ author, text }) => `${author === undefined ? '' : `${author}: `}${text}`).join(' / ')]] as const
  return parts.filter(([, list]) => list !== '').map(([name, list]) => `${name}: ${list}`).join('; ')
}

const placeOf = ({ position, size }: Card): string =>
  position === undefined ? '' : `x ${position.x}, y ${position.y}${size === undefined ? '' : `, w ${size.w}, h ${size.h}`}`

/** [X20]–[X23] Every card one row, sorted by id; opens in Excel in the language's own separator. UTF-8 with BOM, CRLF. */
export function renderCsv(report: Report): Uint8Array {
  const separator = report.language === 'nl' ? ';' : ','
  const words = reportWords(report.language)
  const parties = new Map(report.parties.map(({ id, name }) => [id, name]))
  const sections = new Map(report.content.sections.map(({ id, title }) => [id, title]))
  const authors = new Map(report.authors)
  const said = new Map(report.sections.flatMap((section) => (section.type === 'remarks' ? section.items : [])).map((item) => [item.card.id, item]))
  const row = (cells: readonly string[]): string => `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
  const { id, kind, party, section, text, author, fields, position } = words.csv
  const head = row([id, kind, party, section, text, author, fields, position])
  const rows = report.content.cards.map((card) =>
    row([
      card.id, words.kind[card.kind],
      // Never the id itself: it may be anything, also the name of a party that has nothing to do with this card.
      card.partyId === undefined ? '' : (parties.get(card.partyId) ?? ''),
      card.sectionId === undefined ? '' : (sections.get(card.sectionId) ?? card.sectionId),
      card.text, authors.get(card.id) ?? '', [fieldsOf(card), saidOf(said.get(card.id))].filter(Boolean).join('; '), placeOf(card),
    ]),
  )
  return utf8(`\ufeff${head}${rows.join('')}`)
}
