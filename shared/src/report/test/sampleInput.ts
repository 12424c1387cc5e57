import type { BoardContent, Card } from '../../board/schema.ts'
import type { Party, Round } from '../../workshop/nouns.ts'
import type { ReportInput } from '../reportModel.ts'

const PARTIES: readonly Party[] = [
  { id: 'cul', name: 'Culemborg', short: 'CUL', color: 1 },
  { id: 'tie', name: 'Tiel', short: 'TIE', color: 3 },
]
const ROUNDS: readonly Round[] = [{ id: 'r1', title: 'Ophalen', phase: 'start', state: 'sealed', order: 0, snapshot: 1, sealedAt: '2027-01-15T08:41:12.000Z' }]

export const SEAL = { number: 1, sealedAt: '2027-01-15T08:41:12.000Z', sha256: '7f3a91c2'.repeat(8), previousSha256: null } as const

/** A sealed round with these cards; the rest of the board is two sections, one lane and a timeline. */
export function sampleInput(cards: readonly Card[], more: Partial<ReportInput> & { readonly links?: BoardContent['links'] } = {}): ReportInput {
  const { links = [], ...others } = more
  const content: BoardContent = {
    schema: 1,
    cards: cards.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    sections: [
      { id: 's1', title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 1000, h: 800 }, order: 'a0' },
      { id: 's2', title: 'Verschil', position: { x: 1100, y: 0 }, size: { w: 1000, h: 800 }, order: 'a1' },
    ],
    lanes: [{ id: 'l1', title: 'Klantcontact', order: 'a0' }],
    links,
    timeline: { position: { x: 0, y: 1000 }, start: '2027-Q1', quarters: 8 },
  }
  return {
    workshop: { id: 'w1', title: 'Visie op dienstverlening', language: 'nl' },
    snapshot: SEAL, parties: PARTIES, rounds: ROUNDS, content, authorNames: new Map([['n1', 'Anneke']]), ...others,
  }
}

export const SAMPLE_CARDS: readonly Card[] = [
  { id: 'n1', kind: 'note', text: 'Balie en telefoon zeggen hetzelfde.', position: { x: 300, y: 100 }, order: 'a0', partyId: 'cul', sectionId: 's1', mark: 'same' },
  { id: 'n2', kind: 'note', text: 'Tiel belt eerst.', position: { x: 40, y: 110 }, order: 'a1', partyId: 'tie', sectionId: 's1' },
  { id: 'n3', kind: 'note', text: 'Los briefje', position: { x: 3000, y: 10 }, order: 'a2' },
  { id: 'd1', kind: 'development', text: 'Wet digitale overheid', position: { x: 40, y: 400 }, order: 'a3', relevance: 4, priority: 2, horizon: '2027' },
  { id: 'd2', kind: 'development', text: 'Krappe arbeidsmarkt', position: { x: 40, y: 600 }, order: 'a4', relevance: 3, priority: 5 },
  { id: 'p2', kind: 'principle', text: 'Nabij is een keuze.', position: { x: 1200, y: 400 }, order: 'a5', number: 2 },
  { id: 'p1', kind: 'principle', text: 'Eén keer vragen.', position: { x: 1200, y: 600 }, order: 'a6', number: 1 },
  { id: 'v1', kind: 'statement', text: 'Eén verhaal, één keer verteld.', position: { x: 0, y: 900 }, order: 'a7', status: 'dropped' },
  { id: 'v2', kind: 'statement', text: 'Dichtbij als het moet – digitaal als het kan.', position: { x: 500, y: 900 }, order: 'a8', status: 'adopted' },
  { id: 'j1', kind: 'project', text: 'Volg je aanvraag', order: 'a9', partyId: 'cul', laneId: 'l1', start: '2027-Q2', end: '2027-Q4', status: 'running' },
  { id: 'j2', kind: 'project', text: 'Nog te plannen', position: { x: 0, y: 2000 }, order: 'b0', status: 'planned' },
  { id: 'x1', kind: 'text', text: 'Wat ons bindt', position: { x: 40, y: 700 }, order: 'b1', sectionId: 's1', letters: 'large' },
  { id: 'x2', kind: 'shape', text: 'Eerst bellen', position: { x: 2400, y: 100 }, order: 'b2', form: 'diamond', color: 'oker' },
  { id: 'x3', kind: 'drawing', text: 'Een pijl van balie naar telefoon', position: { x: 700, y: 300 }, size: { w: 120, h: 60 }, order: 'b3', sectionId: 's1', strokes: '3,30 100,30;80,10 100,30 80,50' },
  { id: 'x4', kind: 'image', text: 'De oude balie, 1974', position: { x: 900, y: 300 }, size: { w: 320, h: 180 }, order: 'b4', sectionId: 's1', file: 'ab'.repeat(32), width: 1600, height: 900 },
  { id: 't1', kind: 'step', text: 'Pagina bouwen', order: 'a0', projectId: 'j1', weeks: 3, ownerRole: 'KCC-medewerker', done: true },
  { id: 't2', kind: 'step', text: 'Uitrollen', order: 'a1', projectId: 'j1', done: false },
  { id: 't3', kind: 'step', text: 'Stap zonder project', order: 'a2', projectId: 'weg', done: false },
]
