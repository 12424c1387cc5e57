import { readFile } from 'node:fs/promises'
import { cardRect } from '@visiebord/shared/board/geometry/cardSize.ts'
import { measureWith } from '@visiebord/shared/board/geometry/advance.ts'
import { fitText } from '@visiebord/shared/board/geometry/fitText.ts'
import { overlaps, around, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { roadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { keysAbove } from '@visiebord/shared/board/order.ts'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import { looseEnds } from '@visiebord/shared/board/selectors/looseEnds.ts'
import { sectionRect } from '@visiebord/shared/board/selectors/placement.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { describe, expect, it } from 'vitest'

const file = JSON.parse(await readFile(new URL('./example.json', import.meta.url), 'utf8'))
const { format: _format, ...board } = file
const parsed = parseContent(board)
if (!parsed.ok) throw new Error(`${parsed.at} ${parsed.problem}`)
const { content } = parsed
const read = readerOfContent(content)
const layout = roadmapLayout(read)
const countBy = (values: Iterable<string>) => Object.fromEntries(Map.groupBy(values, (value) => value).entries().map(([key, all]) => [key, all.length]))

describe('the example workshop', () => {
  it('[E1] holds what the work of four parties left: every card, lane and link of it', () => {
    expect(countBy(content.cards.map((card) => card.kind))).toEqual({ note: 60, development: 24, principle: 18, statement: 8, project: 24, step: 91 })
    expect([content.sections.length, content.lanes.length, content.links.length]).toEqual([11, 6, 370])
    expect(countBy(content.links.map((link) => link.kind))).toEqual({ supports: 175, realises: 121, dependsOn: 74 })
    expect(file.parties.map((party: { short: string }) => party.short)).toEqual(['CUL', 'GEL', 'TIE', 'BWB'])
    expect(file.rounds.map((round: { phase: string }) => round.phase)).toEqual(['start', 'start', 'vision', 'vision', 'vision', 'roadmap'])
    expect(content.cards.filter((card) => card.kind === 'principle').map((card) => card.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1))
    expect(read.links.size).toBe(370)
  })

  it('[E2] every section, lane, project and party that a card names is there, and no card has an author', () => {
    const parties = new Set(file.parties.map((party: { id: string }) => party.id))
    for (const card of content.cards) {
      expect(card.authorId).toBeUndefined()
      if (card.partyId !== undefined) expect(parties).toContain(card.partyId)
      if (card.sectionId !== undefined) expect(read.sections.has(card.sectionId)).toBe(true)
      if (card.kind === 'project') expect(read.lanes.has(card.laneId ?? '')).toBe(true)
      if (card.kind === 'step') expect(read.cards.get(card.projectId)?.kind).toBe('project')
    }
    expect(looseEnds(read).stepsWithoutProject).toEqual([])
  })

  it('[E3] nothing lies over anything else, cards lie inside their section, and every text fits its card', () => {
    const cards = content.cards.flatMap((card) => (cardRect(card) === undefined ? [] : [{ card, rect: cardRect(card) as Rect }]))
    const free = cards.filter(({ card }) => card.sectionId === undefined).map(({ rect }) => rect)
    const sheets = [...content.sections.map(sectionRect), ...free, ...(layout === undefined ? [] : [layout.frame])]
    for (const rects of [sheets, cards.map(({ rect }) => rect)]) {
      for (const [index, rect] of rects.entries()) for (const other of rects.slice(index + 1)) expect(overlaps(rect, other), JSON.stringify([rect, other])).toBe(false)
    }
    const measure = measureWith('medium')
    for (const { card, rect } of cards) {
      const section = read.sections.get(card.sectionId ?? '')
      if (section !== undefined) expect(around([rect, sectionRect(section)])).toEqual(sectionRect(section))
      if (card.kind === 'note') expect(fitText(card.text, { width: rect.w - 20, height: rect.h - 26 - 24, measure }).fits, card.text).toBe(true)
    }
  })

  it('[E4] the area of each phase fits a screen of 1440 × 900 at 50 %, beside the tools', () => {
    const room = { w: 2 * (1440 - 16 - 68 - 2 * 16), h: 2 * (900 - 92 - 16) }
    const start = content.sections.filter((section) => /^c-(overeen|verschil|samen)/.test(section.id)).map(sectionRect)
    const statements = content.cards.flatMap((card) => (card.kind === 'statement' ? (cardRect(card) ?? []) : []))
    const vision = [...content.sections.filter((section) => /^c-(ontw|uitg|droom|parkeer)/.test(section.id)).map(sectionRect), ...statements]
    expect(start.length + vision.length).toBe(11 + 8)
    for (const area of [around(start), around(vision), layout?.frame]) {
      expect(area?.w).toBeLessThanOrEqual(room.w)
      expect(area?.h).toBeLessThanOrEqual(room.h)
    }
  })

  it('[E5] its order keys are sound, so that a card added by hand comes on top of any of them', () => {
    for (const { order } of [...content.cards, ...content.sections, ...content.lanes]) {
      const [above = ''] = keysAbove(order, 1) ?? []
      expect(above > order).toBe(true)
      expect(above.length).toBeLessThanOrEqual(order.length + 1)
    }
  })
})
