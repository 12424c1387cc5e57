import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { AwarenessState, OpenWorkshop } from '../../state/openWorkshop.ts'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { doingSentence, doingsNow, sayWhoDoesWhat } from './doings.ts'
import { presenceWords } from './words.ts'

const texts = new Map([['k1', 'Eén loket voor iedereen'], ['k2', 'Dicht bij de mensen, en toch\nmet z’n drieën onder één dak']])
const textOf = (id: string) => texts.get(id)

function room(others: readonly (readonly [number, AwarenessState])[], motions: readonly SeatMotion[]) {
  const person = (id: string, client: number) => ({ id, name: id, role: 'participant', seats: [{ seat: client, client }] }) as const
  const people = amendPeople(NOBODY, { all: [person('Anna', 1), person('Bas', 2), person('Cor', 3)] }, 9)
  const said: string[] = []
  return {
    said,
    workshop: {
      people: createStore(() => people),
      awareness: { others: createStore(() => new Map(others)) },
      motion: { seats: new Map(motions.map((motion) => [motion.seat, motion])) },
      board: createStore(() => ({ board: { read: { cards: new Map([...texts].map(([id, text]) => [id, { text }])) } } })),
      announce: { say: (text: string) => void said.push(text) },
    } as unknown as Pick<OpenWorkshop, 'people' | 'awareness' | 'motion' | 'board' | 'announce'>,
  }
}

describe('who does what', () => {
  it('[PR9] a card in the hand goes before the text one writes, and that before what one chose', () => {
    const { workshop } = room([[1, { selected: ['k1'], editing: 'k2' }], [2, { selected: ['k1', 'k2'] }], [3, { editing: 'k1' }], [8, { editing: 'k1' }]], [{ seat: 3, drag: { dx: 1, dy: 1, cardIds: ['k2'] } }])
    expect([...doingsNow(workshop)]).toEqual([['Anna', { does: 'writes', cardIds: ['k2'] }], ['Bas', { does: 'chose', cardIds: ['k1', 'k2'] }], ['Cor', { does: 'drags', cardIds: ['k2'] }]])
  })

  it('[RZ10] who pulls at a card is said to size it', () => {
    const { workshop } = room([], [{ seat: 3, drag: { dx: 0, dy: 0, cardIds: ['k1'], size: { w: 300, h: 200 } } }])
    expect([...doingsNow(workshop)]).toEqual([['Cor', { does: 'sizes', cardIds: ['k1'] }]])
    expect(doingSentence({ does: 'sizes', cardIds: ['k1'] }, textOf, presenceWords.nl)).toBe('past de maat aan van ‘Eén loket voor iedereen’')
  })

  it('[PR9] is said with the words of the card, on one line, and not about a card that is gone', () => {
    expect(doingSentence({ does: 'drags', cardIds: ['k1'] }, textOf, presenceWords.nl)).toBe('sleept ‘Eén loket voor iedereen’')
    expect(doingSentence({ does: 'chose', cardIds: ['k2', 'weg', 'k1'] }, textOf, presenceWords.nl)).toBe('koos ‘Dicht bij de mensen, en toch met z’n dr…’ en nog 1')
    expect(doingSentence({ does: 'writes', cardIds: ['weg'] }, textOf, presenceWords.nl)).toBeUndefined()
  })

  it('[PR9] who asks hears it once, and hears when nobody does anything', () => {
    const busy = room([[2, { editing: 'k1' }]], [])
    sayWhoDoesWhat(busy.workshop, presenceWords.en)
    expect(busy.said).toEqual(['Bas is writing in ‘Eén loket voor iedereen’.'])
    const calm = room([], [])
    sayWhoDoesWhat(calm.workshop, presenceWords.nl)
    expect(calm.said).toEqual(['Niemand anders doet nu iets met een kaart.'])
  })
})
