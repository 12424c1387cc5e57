import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardInMiddle } from './cardInMiddle.ts'
import { viewOfCard } from './followCamera.ts'
import { firstBelow } from './rowsInView.ts'

function table() {
  let made = 0
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  // Notes are 220 by 198: six in a row, 300 apart.
  commands.addCards(Array.from({ length: 6 }, (_, at) => ({ kind: 'note' as const, text: `${at}`, position: { x: at * 300, y: 0 } })))
  return { read, commands, all: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] }
}

describe('following somebody on the board from the list', () => {
  test('[PR15] the row is that of the card nearest the middle of what the other sees, of those that the list shows', () => {
    const { read, all } = table()
    expect(cardInMiddle(read, all, { x: 0, y: -400, w: 1000, h: 1000 })).toBe('c2')
    expect(cardInMiddle(read, ['c1', 'c4'], { x: 0, y: -400, w: 1000, h: 1000 })).toBe('c1')
    expect(cardInMiddle(read, all, { x: 0, y: 4000, w: 1000, h: 1000 }), 'an empty part of the board').toBeUndefined()
  })

  test('[PR15] a small pan stays at the same row; a large one goes on', () => {
    const { read, all } = table()
    const seen = (x: number) => ({ x, y: -400, w: 1000, h: 1000 })
    expect(cardInMiddle(read, all, seen(150), 'c2')).toBe('c2')
    expect(cardInMiddle(read, all, seen(150))).toBe('c3')
    expect(cardInMiddle(read, all, seen(700), 'c2')).toBe('c5')
    expect(cardInMiddle(read, all, seen(0), 'gone')).toBe('c2')
  })

  test('[PR15] a project on the roadmap is found by its bar', () => {
    const { read, commands } = table()
    commands.setTimeline({ position: { x: 0, y: 1000 }, start: '2027-Q1', quarters: 8 })
    const lane = commands.addLane('Digitaal')
    const [project = ''] = commands.addCards([{ kind: 'project', fields: { laneId: lane, start: '2027-Q2', end: '2027-Q3' } }])
    expect(cardInMiddle(read, [...read.cards.keys()], { x: 0, y: 1000, w: 1800, h: 200 })).toBe(project)
  })
})

describe('following somebody in the list from the board', () => {
  const seen = { x: 0, y: 0, w: 1000, h: 600 }
  const card = (x: number, y: number) => ({ x, y, w: 220, h: 198 })

  test('[PR14] a card that is seen and can be read moves nothing', () => {
    expect(viewOfCard(card(100, 100), seen, 1)).toBe(seen)
  })

  test('[PR14] one out of view, or at its edge, comes to the middle at the same scale', () => {
    for (const each of [card(3000, -800), card(-20, 100)]) {
      const view = viewOfCard(each, seen, 1)
      expect([view.w, view.h, view.x + view.w / 2, view.y + view.h / 2]).toEqual([1000, 600, each.x + 110, each.y + 99])
    }
  })

  test('[PR14] from so far that nobody could read it, it comes near enough', () => {
    expect(viewOfCard(card(4000, 4000), { x: 0, y: 0, w: 10_000, h: 6_000 }, 0.1).w).toBeCloseTo(10_000 / 6, -1)
  })
})

test('[PR14] the first row in view is found among thousands by a dozen looks', () => {
  let looks = 0
  const bottomOf = (at: number): number => (looks++, (at + 1) * 60)
  expect([firstBelow(10_000, bottomOf, 0), firstBelow(10_000, bottomOf, 60), firstBelow(10_000, bottomOf, 61), firstBelow(10_000, bottomOf, 1e9), firstBelow(0, bottomOf, 5)]).toEqual([0, 1, 1, 10_000, 0])
  expect(looks).toBeLessThan(60)
})
