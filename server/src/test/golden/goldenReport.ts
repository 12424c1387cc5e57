/** The whole example and the thirty nasty notes as one sealed round: what the golden files are made of. */
import { readFileSync } from 'node:fs'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import type { BoardContent, Card } from '@visiebord/shared/board/schema.ts'
import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import type { Language, Party } from '@visiebord/shared/workshop/nouns.ts'

type ExampleFile = { readonly format: string; readonly parties: readonly Party[]; readonly rounds: unknown } & Record<string, unknown>
type NastyNote = { readonly id: string; readonly text: string; readonly party: string }

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const AUTHORS = ['Anneke de Wit', 'Youssef El Amrani', 'Petra <b>Smit</b> & zn.', '=1+1']

const { parties, format: _format, rounds: _rounds, ...board } = JSON.parse(read('../../core/templates/example.json')) as ExampleFile
export const NASTY_NOTES = JSON.parse(read('../../../../e2e/fixtures/nasty-notes.json')) as readonly NastyNote[]

/** What the example has none of. */
const THINGS: readonly Card[] = [
  { id: 'zz-text', kind: 'text', text: 'Wat ons bindt', position: { x: 0, y: 6800 }, order: 'zza', letters: 'large' },
  { id: 'zz-shape', kind: 'shape', text: 'Eerst bellen, dan schrijven', position: { x: 400, y: 6800 }, size: { w: 320, h: 200 }, order: 'zzb', form: 'ellipse', color: 'oker' },
  { id: 'zz-drawing', kind: 'drawing', text: 'Een pijl van de balie naar de telefoon', position: { x: 800, y: 6800 }, size: { w: 240, h: 120 }, order: 'zzc', strokes: '3,60 40,20,3 80,90,8 60,40,5 117,60;100,50 117,60 100,72', locked: true },
]

function goldenContent(): BoardContent {
  const parsed = parseContent(board)
  if (!parsed.ok) throw new Error(`${parsed.at} ${parsed.problem}`)
  const partyIds = new Map(parties.map(({ id, name }) => [name, id]))
  const laidOut = ({ id, text, party }: NastyNote, index: number): Card => {
    const partyId = partyIds.get(party)
    return { id, kind: 'note', text: text.toWellFormed(), position: { x: (index % 10) * 240, y: 6000 + Math.floor(index / 10) * 220 }, order: `z${String(index).padStart(2, '0')}`, ...(partyId === undefined ? {} : { partyId }) }
  }
  return { ...parsed.content, cards: [...parsed.content.cards, ...NASTY_NOTES.map(laidOut), ...THINGS].toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

const content = goldenContent()

export const goldenReport = (language: Language = 'nl'): Report =>
  buildReport({
    workshop: { id: 'w-golden', title: 'Visie op dienstverlening & roadmap <2027>', language },
    snapshot: { number: 5, sealedAt: '2027-03-12T10:14:59.000Z', sha256: '7f3a91c25be80d17a64f2e9308c1d5b7f29a6c401e7b83d594ac60f82b5ed04e', previousSha256: 'c81d77e0'.repeat(8) },
    parties,
    rounds: [{ id: 'r5', title: 'De visie-uitspraak kiezen', phase: 'vision', state: 'sealed', order: 4, snapshot: 5, sealedAt: '2027-03-12T10:14:59.000Z' }],
    content,
    authorNames: new Map(content.cards.map(({ id }, index) => [id, AUTHORS[index % AUTHORS.length] ?? ''])),
    participants: 24,
  })

/** A live board with nothing on it. */
export const emptyReport = (language: Language = 'nl'): Report =>
  buildReport({ workshop: { id: 'w-empty', title: 'Leeg', language }, parties, rounds: [], content: { schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} }, authorNames: new Map() })
