import { describe, expect, it } from 'vitest'
import { dueAt } from './pace.ts'
import { namesOf, shortened, summary } from './summary.ts'
import type { Place, Told, What } from './told.ts'
import { announcingWords } from './words.ts'

const shared: Place = { of: 'section', title: 'Gedeeld' }
const dreams: Place = { of: 'section', title: 'Dromen' }
const one = (what: What, place: Place | undefined, by: readonly string[] = [], text = 'Eén loket'): Told => ({ what, ...(place === undefined ? {} : { place }), by, text, mine: false })
const many = (count: number, ...each: Parameters<typeof one>): readonly Told[] => Array.from({ length: count }, () => one(...each))

describe('a summary of what others did', () => {
  it('[AN2] counts by what was done and where, with the names; one card by itself has its words', () => {
    const told = [...many(2, 'added', shared, ['Anneke']), one('added', shared, ['Bas']), one('moved', dreams, ['Youssef'])]
    expect(summary(told, announcingWords.nl)).toBe('3 kaarten erbij in ‘Gedeeld’, door Anneke en Bas. 1 kaart verplaatst naar ‘Dromen’, door Youssef: ‘Eén loket’.')
    expect(summary(told, announcingWords.en)).toBe('3 cards added in ‘Gedeeld’, by Anneke and Bas. 1 card moved to ‘Dromen’, by Youssef: ‘Eén loket’.')
  })

  it('[AN2] what weighs most comes first, of that the most; after four parts it only counts', () => {
    const told = [
      ...many(9, 'shifted', shared), one('section-added', undefined, [], 'Nieuw'), ...many(2, 'removed', shared), ...many(2, 'added', dreams), ...many(5, 'added', shared),
      one('commented', shared, ['Fenna']), ...many(3, 'linked', undefined),
    ]
    expect(summary(told, announcingWords.nl)).toBe('1 opmerking erbij in ‘Gedeeld’, door Fenna: ‘Eén loket’. 5 kaarten erbij in ‘Gedeeld’. 2 kaarten erbij in ‘Dromen’. 2 kaarten weggegooid uit ‘Gedeeld’. En nog 13 andere wijzigingen.')
    expect(summary([], announcingWords.nl)).toBe('')
  })

  it('[AN2] every kind of news has a sentence for one and for many, in both languages and at every place', () => {
    const places: readonly Place[] = [shared, { of: 'lane', title: 'Data' }, { of: 'project', title: 'Balie' }, { of: 'free' }]
    for (const words of [announcingWords.nl, announcingWords.en]) {
      for (const what of Object.keys(words.told) as What[]) {
        for (const place of places) for (const count of [1, 2]) expect(summary(many(count, what, place, [], ''), words), what).toMatch(/^[12] [^.]*[^ .]\.$/)
      }
    }
  })

  it('[AN2] three names are said, of more the number; long words are cut whole', () => {
    expect(namesOf(['Anneke', 'Bas', 'Cor'], announcingWords.nl)).toBe('Anneke, Bas en Cor')
    expect(namesOf(['Anneke', 'Bas', 'Cor', 'Dirk', 'Els'], announcingWords.nl)).toBe('Anneke, Bas en 3 anderen')
    expect(namesOf(['Anneke', 'Bas', 'Cor', 'Dirk'], announcingWords.en)).toBe('Anneke, Bas and 2 others')
    expect(shortened('  Dicht\nbij  de mensen ')).toBe('Dicht bij de mensen')
    expect(shortened('- **Dicht**bij\n- -5 graden'), '[WD3] without marks').toBe('Dichtbij -5 graden')
    const cut = shortened(`${'a'.repeat(58)}😀 en verder`)
    expect(cut).toBe(`${'a'.repeat(58)}…`)
  })
})

describe('when it is said', () => {
  const long = -1e9
  it('[AN1] what comes together is gathered, and there is at most one summary in a quarter of a minute', () => {
    expect(dueAt({ first: 1_000, told: long, spoken: long, typed: long })).toBe(4_000)
    expect(dueAt({ first: 5_000, told: 4_000, spoken: long, typed: long })).toBe(19_000)
  })

  it('[AN4] not over another sentence, and not while one types', () => {
    expect(dueAt({ first: 0, told: long, spoken: 2_900, typed: long })).toBe(5_400)
    expect(dueAt({ first: 0, told: long, spoken: long, typed: 60_000 })).toBe(63_000)
  })
})
