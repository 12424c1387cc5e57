import { expect, test } from 'vitest'
import { nextMounted } from './mounting.ts'

const view = { x: 0, y: 0, w: 1_000, h: 1_000 }
/** Cards in a row of which the eleventh lies in the middle of the view. */
const boxOf = (id: string) => ({ x: (Number(id) - 10) * 100 + 500, y: 500, w: 0, h: 0 })
const ids = (from: number, until: number): readonly string[] => Array.from({ length: until - from }, (_, at) => String(from + at))

test('[CV21] many cards come a few a frame, nearest to the middle of the view first, until all are there', () => {
  const wanted = new Set(ids(0, 200))
  const first = nextMounted({ mounted: [], wanted, boxOf, view })
  expect(first.isWhole).toBe(false)
  expect(first.ids.length).toBeLessThan(40)
  expect(first.ids.map(Number).toSorted((a, b) => a - b)).toEqual(ids(0, first.ids.length).map(Number))
  expect(first.ids[0]).toBe('10')
  let step = first
  for (let frames = 1; !step.isWhole; frames++) {
    expect(frames).toBeLessThan(20)
    step = nextMounted({ mounted: step.ids, wanted, boxOf, view })
  }
  expect(new Set(step.ids)).toEqual(wanted)
})

test('[CV21] few cards come at once, and what must not wait does not', () => {
  expect(nextMounted({ mounted: ids(0, 100), wanted: new Set(ids(30, 130)), boxOf, view })).toEqual({ ids: ids(30, 130), isWhole: true })
  const urgent = new Set(ids(100, 180))
  const { ids: first } = nextMounted({ mounted: [], wanted: new Set(ids(0, 200)), boxOf, view, urgent })
  expect([...urgent].every((id) => first.includes(id))).toBe(true)
})

test('[CV21] many cards go a few a frame too, and none that is wanted', () => {
  const first = nextMounted({ mounted: ids(0, 400), wanted: new Set(['7', '399']), boxOf, view })
  expect(first.isWhole).toBe(false)
  expect(first.ids.length).toBeGreaterThan(300)
  expect(first.ids).toEqual(expect.arrayContaining(['7', '399']))
  let step = first
  for (let frames = 1; !step.isWhole; frames++) {
    expect(frames).toBeLessThan(20)
    step = nextMounted({ mounted: step.ids, wanted: new Set(['7', '399']), boxOf, view })
  }
  expect(step.ids.toSorted()).toEqual(['399', '7'])
})
