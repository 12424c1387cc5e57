import { describe, expect, it } from 'vitest'
import { cardFieldProblem, isId, isQuarter, laneFieldProblem, linkFieldProblem, metaFieldProblem, sectionFieldProblem, timelineFieldProblem } from './fieldRules.ts'
import { ownFieldsOf } from './kinds/kindTable.ts'
import { CARD_KINDS } from './schema.ts'

describe('field rules', () => {
  it('[B1] every field of a kind belongs to that kind alone, and unknown fields are a problem', () => {
    const sound: Record<string, unknown> = { mark: 'same', relevance: 1, priority: 5, horizon: '2027', number: 1, laneId: 'l', start: '2027-Q1', end: '2027-Q4', projectId: 'p', weeks: 1.5, ownerRole: 'balie', done: false, letters: 'large', form: 'ellipse', strokes: '0,0 3,1;8,8', pen: 'marker', file: 'ab'.repeat(32), width: 640, height: 480 }
    for (const kind of CARD_KINDS) {
      for (const other of CARD_KINDS) {
        for (const key of ownFieldsOf(other)) {
          const value = key === 'status' ? (other === 'statement' ? 'adopted' : 'done') : sound[key]
          expect(cardFieldProblem(kind, key, value) === undefined, `${kind}.${key}`).toBe(kind === other)
          expect(cardFieldProblem(undefined, key, value)).toBeUndefined()
        }
      }
      for (const key of ['__proto__', 'constructor', 'toString', 'extra', '']) expect(cardFieldProblem(kind, key, 'x')).toBe('an unknown field')
    }
  })

  it('[B2] a value is of its kind and within its bounds, or it is a problem', () => {
    const { x: _x, ...hollow } = { x: 1 }
    for (const value of [{ x: 0, y: 1e7 }, { x: -1e7, y: 0.5 }]) expect(cardFieldProblem('note', 'position', value)).toBeUndefined()
    for (const value of [null, 1, [0, 0], hollow, { x: 0 }, { x: 0, y: 0, z: 0 }, { x: NaN, y: 0 }, { x: 0, y: 1e7 + 1 }, { x: '0', y: 0 }, { x: 1n, y: 0 }, Object.create({ x: 0, y: 0 })]) {
      expect(cardFieldProblem('note', 'position', value), String(value)).toBeDefined()
    }
    expect(sectionFieldProblem('size', { w: 24, h: 20_000 })).toBeUndefined()
    expect(sectionFieldProblem('size', { w: 23, h: 100 })).toBeDefined()
    expect(sectionFieldProblem('title', 'x')).toBeDefined()
    expect(laneFieldProblem('order', '')).toBeDefined()
    expect(laneFieldProblem('order', 'x'.repeat(201))).toBeDefined()
    expect(timelineFieldProblem('quarters', 12)).toBeUndefined()
    for (const quarters of [0, 81, 1.5, '12', undefined]) expect(timelineFieldProblem('quarters', quarters)).toBeDefined()
    expect(linkFieldProblem('kind', 'partOf')).toBeDefined()
    expect(metaFieldProblem('schema', 1)).toBeUndefined()
    expect(metaFieldProblem('schema', 2)).toBeDefined()
    expect(['2027-Q1', '2027-Q5', '27-Q1', '1800-Q1', 2027].map(isQuarter)).toEqual([true, false, false, false, false])
    expect(['__proto__', 'x'.repeat(64), '', 'x'.repeat(65), '\ud800', 7].map(isId)).toEqual([true, true, false, false, false, false])
  })
})
