import { describe, expect, it } from 'vitest'
import { arrowPaths, type CursorHand, inView, MOST_NAMES, NAME_GONE_MS, named, nameHangs } from './cursorPicture.ts'

const hand = (seat: number, at: Partial<CursorHand> = {}): CursorHand => ({ seat, x: 0, y: 0, color: 1, isDragging: false, movedAt: 0, ...at })
const viewport = { w: 1000, h: 600 }

describe('cursors of others', () => {
  it('[PR2] hands outside the view are not drawn; one whose tag reaches in is', () => {
    const camera = { x: 100, y: 0, scale: 2 }
    const hands = [hand(1, { x: 150, y: 20 }), hand(2, { x: 620, y: 20 }), hand(3, { x: 20, y: 20 }), hand(4, { x: -60, y: 20 }), hand(5, { x: 150, y: 320 })]
    expect(inView(hands, camera, viewport).map(({ hand: { seat }, x, y }) => [seat, x, y])).toEqual([[1, 100, 40], [3, -160, 40]])
  })

  it('[PR2] a hundred arrows are as many paths as there are papers, with one arrow a hand', () => {
    const shown = inView(Array.from({ length: 100 }, (_, seat) => hand(seat, { x: seat * 9, color: seat % 9 })), { x: 0, y: 0, scale: 1 }, viewport)
    const paths = arrowPaths(shown, 9)
    expect(paths).toHaveLength(9)
    expect(paths.map((path) => path.split('M').length - 1)).toEqual([12, 11, 11, 11, 11, 11, 11, 11, 11])
    expect(paths.join('')).not.toMatch(/NaN|undefined/)
  })

  it('[PR3] who rests carries no name any more; who holds a card does, however long', () => {
    const shown = inView([hand(1, { movedAt: 0 }), hand(2, { movedAt: 0, isDragging: true }), hand(3, { movedAt: 1 })], { x: 0, y: 0, scale: 1 }, viewport)
    expect(named(shown, NAME_GONE_MS).map((each) => each.hand.seat)).toEqual([2, 3])
  })

  it('[PR3] of many, those who hold a card and those who moved last are named', () => {
    const many = Array.from({ length: 60 }, (_, seat) => hand(seat, { movedAt: seat, isDragging: seat === 3 }))
    const seats = named(inView(many, { x: 0, y: 0, scale: 1 }, viewport), 60).map((each) => each.hand.seat)
    expect(seats).toHaveLength(MOST_NAMES)
    expect(seats.slice(0, 3)).toEqual([3, 59, 58])
  })

  it('[PR3] the name of a hand in view is in view; that of a hand outside goes out with it', () => {
    const narrow = { w: 390, h: 600 }
    const tagOf = (x: number, y: number, width: number) => {
      const at = nameHangs({ x, y }, width, narrow)
      return { left: at.x + 14, right: at.x + 14 + width, bottom: at.y + 18 + 25 }
    }
    expect(nameHangs({ x: 100, y: 100 }, 130, narrow)).toEqual({ x: 100, y: 100 })
    for (const [x, y] of [[300, 100], [389, 100], [390, 600], [0, 590], [200, 575]] as const) {
      const { left, right, bottom } = tagOf(x, y, 130)
      expect([left >= 4, right <= 386, bottom <= 596], `${x}, ${y}`).toEqual([true, true, true])
    }
    expect(tagOf(380, 100, 600).left, 'wider than the view: its beginning is read').toBe(4)
    for (const out of [{ x: -30, y: 100 }, { x: 400, y: 100 }, { x: 100, y: 610 }]) expect(nameHangs(out, 130, narrow)).toEqual(out)
  })
})
