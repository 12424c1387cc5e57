import { describe, expect, test } from 'vitest'
import type { Report, ReportSection } from './reportModel.ts'
import { buildReport } from './buildReport.ts'
import { SAMPLE_CARDS, sampleInput } from './test/sampleInput.ts'

const chapter = <T extends ReportSection['type']>(report: Report, type: T): Extract<ReportSection, { type: T }> => {
  const found = report.sections.find((section): section is Extract<ReportSection, { type: T }> => section.type === type)
  if (found === undefined) throw new Error(`no ${type}`)
  return found
}

/** Ids of the cards that have their own place in a chapter; mentions at other cards do not count. */
const placesOf = (section: ReportSection): readonly string[] => {
  switch (section.type) {
    case 'statements':
    case 'principles':
    case 'developments':
      return section.items.map(({ card }) => card.id)
    case 'notes':
      return section.groups.flatMap(({ notes }) => notes.map(({ card }) => card.id))
    case 'things':
      return section.groups.flatMap(({ things }) => things.map(({ card }) => card.id))
    case 'roadmap':
      return [...section.lanes.flatMap(({ projects }) => projects.flatMap(({ card, steps }) => [card.id, ...steps.map((step) => step.card.id)])), ...section.steps.map(({ card }) => card.id)]
    case 'cover':
    case 'empty':
    case 'boardPicture':
    case 'remarks':
    case 'looseEnds':
    case 'parties':
      return []
  }
}

describe('the report', () => {
  test('[X1] every card of the board stands in exactly one chapter', () => {
    const report = buildReport(sampleInput(SAMPLE_CARDS))
    expect(report.sections.flatMap(placesOf).toSorted()).toEqual(SAMPLE_CARDS.map(({ id }) => id).toSorted())
  })

  test('[X1] a card whose section, lane or project is gone is still there', () => {
    const cards = SAMPLE_CARDS.map((card) => ({ ...card, sectionId: 'gone', ...(card.kind === 'project' ? { laneId: 'gone' } : {}), ...(card.kind === 'step' ? { projectId: 'gone' } : {}) }))
    expect(buildReport(sampleInput(cards)).sections.flatMap(placesOf)).toHaveLength(SAMPLE_CARDS.length)
  })

  test('[X2] notes stand by section as they lie, row by row, and loose notes come last', () => {
    const { groups } = chapter(buildReport(sampleInput(SAMPLE_CARDS)), 'notes')
    expect(groups.map(({ title, notes }) => [title, notes.map(({ card }) => card.id)])).toEqual([['Gedeeld', ['n2', 'n1']], [undefined, ['n3']]])
  })

  test('[B105] texts, shapes and drawings stand by section too, each with what it is; a drawing by its description', () => {
    const { groups } = chapter(buildReport(sampleInput(SAMPLE_CARDS)), 'things')
    expect(groups.map(({ title, things }) => [title, things.map(({ card, label }) => `${label}: ${card.text}`)])).toEqual([
      ['Gedeeld', ['tekening: Een pijl van balie naar telefoon', 'afbeelding: De oude balie, 1974', 'tekst: Wat ons bindt']],
      [undefined, ['vorm: Eerst bellen']],
    ])
  })

  test('[X2] principles stand by number, developments by priority, adopted statements first and dropped ones last', () => {
    const report = buildReport(sampleInput(SAMPLE_CARDS))
    expect(chapter(report, 'principles').items.map(({ label }) => label)).toEqual(['U1', 'U2'])
    expect(chapter(report, 'developments').items.map(({ card }) => card.id)).toEqual(['d2', 'd1'])
    expect(chapter(report, 'statements').items.map(({ card, words }) => [card.id, words])).toEqual([['v2', 8], ['v1', 5]])
  })

  test('[X3] a statement says what it rests on and which project makes it true, each once; links to what is gone are left out', () => {
    const links = [
      { id: 'k1', from: 'p1', to: 'v2', kind: 'supports' as const }, { id: 'k2', from: 'j1', to: 'v2', kind: 'realises' as const },
      { id: 'k3', from: 't1', to: 'v2', kind: 'realises' as const }, { id: 'k4', from: 'gone', to: 'v2', kind: 'supports' as const },
    ]
    const [item] = chapter(buildReport(sampleInput(SAMPLE_CARDS, { links })), 'statements').items
    expect(item?.supportedBy.map(({ label }) => label)).toEqual(['U1'])
    expect(item?.realisedBy.map(({ id }) => id)).toEqual(['j1'])
  })

  test('[X4] the cover has the number, the moment on a Dutch clock, the hash and the adopted statement', () => {
    const cover = chapter(buildReport(sampleInput(SAMPLE_CARDS)), 'cover')
    expect(cover).toMatchObject({ eyebrow: 'Verslag van vastgelegde ronde 1', lead: 'Dichtbij als het moet – digitaal als het kan.', seal: { number: 1, sha256: '7f3a91c2'.repeat(8) } })
    expect(cover.facts).toContainEqual({ label: 'Vastgelegd', value: '15 januari 2027 om 09:41:12' })
    expect(cover.warning).toBeUndefined()
  })

  test('[X5] the live board says that it is not sealed and bears no seal', () => {
    const { snapshot: _, ...live } = sampleInput(SAMPLE_CARDS)
    const report = buildReport(live)
    expect(report.seal).toBeUndefined()
    expect(chapter(report, 'cover')).toMatchObject({ eyebrow: 'Levend bord, niet vastgelegd', warning: expect.stringContaining('geen vastgelegde ronde') })
  })

  test.each([['nl', 'Deze ronde bevat geen kaarten.'], ['en', 'This round holds no cards.']] as const)('[X6] an empty round says so (%s)', (language, text) => {
    const report = buildReport(sampleInput([], { workshop: { id: 'w', title: 'Leeg', language } }))
    expect(chapter(report, 'empty').text).toBe(text)
    expect(report.sections.map(({ type }) => type)).toEqual(['cover', 'empty', 'parties'])
  })

  test('[X7] the same input gives the same report, whatever the order of the names', () => {
    const names = [['n1', 'Anneke'], ['n2', 'Youssef']] as const
    const report = buildReport(sampleInput(SAMPLE_CARDS, { authorNames: new Map(names) }))
    expect(buildReport(sampleInput(SAMPLE_CARDS, { authorNames: new Map(names.toReversed()) }))).toEqual(report)
    expect(structuredClone(report)).toEqual(report)
  })

  test('[X8] what hangs loose is what the board counts as loose', () => {
    const { groups } = chapter(buildReport(sampleInput(SAMPLE_CARDS)), 'looseEnds')
    expect(groups.map(({ cards }) => cards.map(({ id }) => id))).toEqual([['v2'], ['j1', 'j2'], ['t3']])
  })

  test('[X1] ids like __proto__ and constructor are ids like any other', () => {
    const [note] = SAMPLE_CARDS
    if (note === undefined) throw new Error('no sample')
    const report = buildReport(sampleInput(['__proto__', 'constructor', 'toString'].map((id) => Object.assign({}, note, { id, partyId: id, sectionId: id }))))
    expect(report.sections.flatMap(placesOf).toSorted()).toEqual(['__proto__', 'constructor', 'toString'])
  })
})
