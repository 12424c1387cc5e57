import { describe, expect, test } from 'vitest'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { LENGTHS, outsideOf, startsAround } from './timelineChoices.ts'

const project = (start: string, end: string, more: object = {}): Card => ({ id: start, kind: 'project', text: '', order: 'a', status: 'planned', laneId: 'l', start, end, ...more }) as Card

describe('the quarters of a roadmap', () => {
  test('[RM6] may begin six years back or on, and hold half a year to ten', () => {
    const starts = startsAround('2027-Q2')
    expect([starts[0], starts.at(-1), starts.length]).toEqual(['2021-Q2', '2033-Q2', 49])
    expect(starts).toContain('2027-Q2')
    expect([LENGTHS[0], LENGTHS.at(-1)]).toEqual([2, 40])
    expect(startsAround('1900-Q2')[0]).toBe('1900-Q1')
  })

  test('[RM6] projects wholly outside are counted, those that only reach out are not', () => {
    const cards = [project('2026-Q1', '2026-Q4'), project('2026-Q4', '2027-Q1'), project('2027-Q4', '2028-Q2'), project('2028-Q1', '2028-Q1'), project('2020-Q1', '2020-Q1', { position: { x: 0, y: 0 } })]
    expect(outsideOf(cards, '2027-Q1', 4)).toBe(2)
    expect(outsideOf(cards, '2026-Q1', 12)).toBe(0)
  })
})
