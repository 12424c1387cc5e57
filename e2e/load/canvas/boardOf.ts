import { readFile } from 'node:fs/promises'
import { keysAbove } from '@visiebord/shared/board/order.ts'
import type { NoteCard, Section } from '@visiebord/shared/board/schema.ts'
import { BOARD_JSON_FORMAT, type BoardJson } from '@visiebord/shared/protocol/http/boardJson.ts'

const EXAMPLE = new URL('../../../server/src/core/templates/example.json', import.meta.url)
/** Notes of one section, on the grid of LOOK §2: a note of 220 × 198 and a gap of 16. */
const [COLUMNS, ROWS] = [6, 4]
const PITCH = { w: 236, h: 214 }
const SECTION = { w: COLUMNS * PITCH.w + 32, h: ROWS * PITCH.h + 72 }
const BETWEEN = 24
/** As wide beside its height as a screen. */
const ASPECT = 1.6

/** A board of so many notes: those of the example workshop again and again, six by four in sections, the sections in a sheet as wide as a screen. */
export async function boardOf(notes: number): Promise<BoardJson> {
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8')) as BoardJson
  const said = example.cards.filter((card) => card.kind === 'note')
  const count = Math.ceil(notes / (COLUMNS * ROWS))
  const across = Math.ceil(Math.sqrt((count * ASPECT * SECTION.h) / SECTION.w))
  const orders = keysAbove(undefined, notes) ?? []
  const sectionOrders = keysAbove(undefined, count) ?? []
  const sections = Array.from({ length: count }, (_, at): Section => ({
    id: `vak-${at}`,
    title: example.sections[at % example.sections.length]?.title ?? '',
    position: { x: (at % across) * (SECTION.w + BETWEEN), y: Math.floor(at / across) * (SECTION.h + BETWEEN) },
    size: SECTION,
    order: sectionOrders[at] ?? '',
  }))
  const cards = Array.from({ length: notes }, (_, at): NoteCard => {
    const note = said[at % said.length]
    const section = sections[Math.floor(at / (COLUMNS * ROWS))]
    const place = at % (COLUMNS * ROWS)
    const { x, y } = section?.position ?? { x: 0, y: 0 }
    return {
      id: `notitie-${at}`,
      kind: 'note',
      text: note?.text ?? '',
      position: { x: x + 24 + (place % COLUMNS) * PITCH.w, y: y + 64 + Math.floor(place / COLUMNS) * PITCH.h },
      order: orders[at] ?? '',
      ...(note?.partyId === undefined ? {} : { partyId: note.partyId }),
      ...(section === undefined ? {} : { sectionId: section.id }),
    }
  })
  return { format: BOARD_JSON_FORMAT, schema: example.schema, parties: example.parties, cards, sections, lanes: [], links: [], timeline: {} }
}
