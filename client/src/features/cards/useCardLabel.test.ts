import type { BoardChange } from '@visiebord/shared/board/board.ts'
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { describe, expect, it } from 'vitest'
import { cardLabel, placeWords } from './cardLabel.ts'
import { isAround } from './useCardLabel.ts'
import { cardWords } from './words.ts'

const none: ReadonlySet<string> = new Set()
const changed = (change: Partial<BoardChange>): BoardChange => ({ cards: none, was: new Map(), sections: none, lanes: none, links: none, remarks: none, timeline: false, local: false, ...change })
const content: BoardContent = {
  schema: 1,
  timeline: { position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 12 },
  links: [],
  lanes: [{ id: 'data', title: 'Gegevens', order: 'a0' }],
  sections: [{ id: 'gedeeld', title: 'Gedeeld', order: 'a0', position: { x: 0, y: 900 }, size: { w: 700, h: 500 } }],
  cards: [
    { id: 'loket', kind: 'project', text: 'Eén loket', status: 'planned', laneId: 'data', start: '2027-Q1', end: '2027-Q2', order: 'a0' },
    { id: 'balie', kind: 'step', text: 'Balie', projectId: 'loket', done: false, order: 'a1' },
    { id: 'briefje', kind: 'note', text: 'Dichtbij', sectionId: 'gedeeld', position: { x: 20, y: 940 }, order: 'a2' },
  ],
}
const reader = readerOfContent(content)
const hears = (id: string, change: Partial<BoardChange>): boolean => {
  const card = reader.cards.get(id)
  return card !== undefined && isAround(card, changed(change), reader)
}

describe('what a card is called', () => {
  it('[CV17] a project hears of its steps, also of one that is gone, and of its lane', () => {
    expect(hears('loket', { cards: new Set(['balie']) })).toBe(true)
    expect(hears('loket', { cards: new Set(['een stap die weg is']) })).toBe(true)
    expect(hears('loket', { lanes: new Set(['data']) })).toBe(true)
  })

  it('[CV17] a step hears of its project, a note of its section', () => {
    expect(hears('balie', { cards: new Set(['loket']) })).toBe(true)
    expect(hears('briefje', { sections: new Set(['gedeeld']) })).toBe(true)
  })

  it('[CV17] [C09] a step whose project is gone says so, and not that it is of a project without a name', () => {
    const [, step] = content.cards
    const alone = readerOfContent({ ...content, cards: content.cards.slice(1) })
    const say = (around: typeof reader): string => (step === undefined ? '' : placeWords(step, around, cardWords.nl))
    expect([say(reader), say(alone)]).toEqual(['van project Eén loket', 'zonder project'])
  })

  it('[WD3] a name says the words without bullets and asterisks', () => {
    const [project, step, note] = content.cards
    if (project === undefined || step === undefined || note === undefined) throw new Error('no cards')
    const marked = readerOfContent({ ...content, cards: [{ ...project, text: '**Eén** loket' }, step, { ...note, text: '- **Dicht**bij\n1. snel' }] })
    const named = (id: string): string => {
      const card = marked.cards.get(id)
      return card === undefined ? '' : cardLabel(card, { reader: marked, words: cardWords.nl, partyName: undefined })
    }
    expect(named('briefje')).toBe('Notitie, in vak Gedeeld: Dichtbij\n1. snel')
    expect(named('balie')).toBe('Stap, nog te doen, van project Eén loket: Balie')
  })

  it('[CV17] nobody hears of what changes nothing in the name', () => {
    expect(hears('loket', { cards: new Set(['briefje']) })).toBe(false)
    expect(hears('briefje', { cards: new Set(['balie']), lanes: new Set(['data']) })).toBe(false)
    expect(hears('balie', { cards: new Set(['briefje']), sections: new Set(['gedeeld']) })).toBe(false)
  })
})
