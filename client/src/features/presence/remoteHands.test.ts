import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { describe, expect, it } from 'vitest'
import { createFrames } from '../canvas/frames.ts'
import type { BoxChange, Stage } from '../canvas/stage.ts'
import type { CursorHand } from './cursorPicture.ts'
import type { CursorSheet } from './cursorSheet.ts'
import { RemoteHands } from './remoteHands.ts'

type Offset = { readonly dx: number; readonly dy: number; readonly dw?: number; readonly dh?: number }

/** Hands of others over one card, with frames that the test turns by hand. */
function handsOverOneCard(kind: 'note' | 'statement' = 'note', more: readonly Card[] = []) {
  const box = (x: number, y: number, w = 212, h = 190) => ({ x, y, w, h })
  const due: ((now: number) => void)[] = []
  const offsets = new Map<string, Offset>()
  let tellBoxes: (changes: readonly BoxChange[]) => void = () => undefined
  const camera = { x: 0, y: 0, scale: 1 }
  let now = 0
  const stage = {
    camera: { getState: () => camera },
    frames: createFrames((run) => due.push(run), () => due.splice(0)),
    reader: readerOfContent({ schema: 1, cards: [kind === 'note' ? { id: 'kaart', kind, text: '', order: 'a', position: { x: 0, y: 0 }, size: { w: 212, h: 190 } } : { id: 'kaart', kind, status: 'concept', text: '', order: 'a', position: { x: 0, y: 0 } }, ...more], sections: [], lanes: [], links: [], timeline: {} }),
    onView: () => () => undefined,
    onBoxes: (listener: typeof tellBoxes) => ((tellBoxes = listener), () => (tellBoxes = () => undefined)),
    boxOf: (id: string) => (id === 'kaart' ? box(0, 0) : box(400, 300)),
    offsetOf: (id: string) => offsets.get(id),
    setOffset: (id: string, _hand: string, offset: Offset | undefined) => void (offset === undefined ? offsets.delete(id) : offsets.set(id, offset)),
    flag: () => undefined,
  } as unknown as Stage
  const drawn: (readonly CursorHand[])[] = []
  const sheet: CursorSheet = { draw: (all) => (drawn.push([...all]), Infinity), dispose: () => undefined }
  const motions = new Map<number, SeatMotion>()
  const hands = new RemoteHands({ stage, motions, colorOf: () => 1, sheet, hidden: () => false, ghosts: () => undefined, still: () => false })
  const turn = (): void => {
    now += 16
    for (const run of due.splice(0)) run(now)
  }
  return {
    hands,
    drawn,
    motions,
    offsets,
    turn,
    left: () => due.length,
    drag: (dx: number, dy: number) => {
      motions.set(1, { seat: 1, cursor: { x: dx, y: dy }, drag: { dx, dy, cardIds: ['kaart'] } })
      hands.take([1], performance.now())
    },
    pull: (dx: number, w: number, h: number) => {
      motions.set(1, { seat: 1, cursor: { x: dx, y: 0 }, drag: { dx, dy: 0, cardIds: ['kaart'], size: { w, h } } })
      hands.take([1], performance.now())
    },
    letGo: () => {
      motions.set(1, { seat: 1, cursor: { x: 0, y: 0 } })
      hands.take([1], performance.now())
    },
    /** As large as it was pulled, and where. */
    grown: (x: number, w: number) => tellBoxes([{ id: 'kaart', was: box(0, 0), now: box(x, 0, w), local: false }]),
    /** The command of the drop arrives: the card stands `dx`, `dy` further. */
    stored: (dx: number, dy: number) => tellBoxes([{ id: 'kaart', was: box(0, 0), now: box(dx, dy), local: false }]),
  }
}

describe('the hands of others', () => {
  it('[PR1] a card that another drops glides from where it was seen to where it stands', () => {
    const { offsets, turn, drag, stored } = handsOverOneCard()
    drag(180, -60)
    turn()
    stored(288, -108)
    turn()
    expect(offsets.get('kaart')?.dx).toBeLessThan(0)
  })

  it('[PR1] let go of in the middle of that, the card stands where it stands', () => {
    const { hands, offsets, turn, drag, stored } = handsOverOneCard()
    drag(180, -60)
    turn()
    stored(288, -108)
    turn()
    hands.dispose()
    expect(offsets.get('kaart')).toBeUndefined()
    turn()
    expect(offsets.get('kaart')).toBeUndefined()
  })

  it('[RZ10] a card that another pulls at grows as it glides, and its right edge stays where it is', () => {
    const { offsets, turn, pull, left } = handsOverOneCard()
    pull(-4, 216, 190)
    turn()
    expect(offsets.get('kaart')).toMatchObject({ dx: -4, dw: 4 })
    pull(-80, 292, 190)
    turn()
    const seen = offsets.get('kaart')
    expect(seen?.dx).toBeLessThan(-4)
    expect(seen?.dx).toBeGreaterThan(-80)
    expect((seen?.dx ?? 0) + (seen?.dw ?? 0)).toBeCloseTo(0, 6)
    while (left() > 0) turn()
    expect(offsets.get('kaart')).toEqual({ dx: -80, dy: 0, dw: 80, dh: 0, size: { w: 292, h: 190 } })
  })

  it('[RZ10] when the drop comes it stays as it is seen; when the hand is gone without one it returns', () => {
    const dropped = handsOverOneCard()
    dropped.pull(-80, 292, 190)
    while (dropped.left() > 0) dropped.turn()
    dropped.grown(-80, 292)
    dropped.letGo()
    while (dropped.left() > 0) dropped.turn()
    expect(dropped.offsets.get('kaart')).toBeUndefined()
    for (const gone of ['lets go', 'leaves'] as const) {
      const { hands, motions, offsets, turn, pull, letGo, left } = handsOverOneCard()
      pull(-80, 292, 190)
      while (left() > 0) turn()
      if (gone === 'lets go') letGo()
      else {
        motions.delete(1)
        hands.take([1], performance.now())
      }
      turn()
      expect(offsets.get('kaart')?.dw, gone).toBeGreaterThan(0)
      expect(offsets.get('kaart')?.dw, gone).toBeLessThan(80)
      while (left() > 0) turn()
      expect(offsets.get('kaart'), gone).toBeUndefined()
    }
  })

  it('[RZ12] of several in one hand each is seen as far along, and as large, as what they take up together says', () => {
    const { hands, motions, offsets, turn, left } = handsOverOneCard('note', [{ id: 'ander', kind: 'note', text: '', order: 'b', position: { x: 400, y: 300 }, size: { w: 212, h: 190 } }])
    motions.set(1, { seat: 1, drag: { dx: -612, dy: -490, cardIds: ['kaart', 'ander'], size: { w: 1_224, h: 980 } } })
    hands.take([1], performance.now())
    while (left() > 0) turn()
    expect(offsets.get('kaart')).toEqual({ dx: -612, dy: -490, dw: 212, dh: 190, size: { w: 424, h: 380 } })
    expect(offsets.get('ander')).toEqual({ dx: -212, dy: -190, dw: 212, dh: 190, size: { w: 424, h: 380 } })
  })

  it('[RZ10] a size for a kind that has one only is not shown', () => {
    const { offsets, turn, pull, left } = handsOverOneCard('statement')
    pull(-80, 900, 900)
    while (left() > 0) turn()
    expect(offsets.get('kaart')).toEqual({ dx: -80, dy: 0 })
  })

  it('[PR2] with many hands under a view that stands still, every other frame draws no arrows, and the last frame does', () => {
    const { hands, drawn, motions, turn, left } = handsOverOneCard()
    for (const to of [0, 300]) {
      for (let seat = 1; seat <= 60; seat++) motions.set(seat, { seat, cursor: { x: to, y: 0 } })
      hands.take([...motions.keys()], performance.now())
      if (to === 0) while (left() > 0) turn()
    }
    drawn.length = 0
    let frames = 0
    while (left() > 0) {
      turn()
      frames++
    }
    expect(frames).toBeGreaterThan(3)
    expect(drawn.length).toBeLessThanOrEqual(Math.ceil(frames / 2) + 1)
    expect(drawn.at(-1)?.map(({ x }) => x)).toEqual(Array.from({ length: 60 }, () => 300))
  })

  it('[PR2] with many that carry something, what they carry goes along every other frame, and comes where it is', () => {
    const { hands, motions, offsets, turn, left } = handsOverOneCard()
    const carry = (seats: number, dx: number): void => {
      for (let seat = 1; seat <= seats; seat++) motions.set(seat, { seat, cursor: { x: dx, y: 0 }, drag: { dx, dy: 0, cardIds: [`k${seat}`] } })
      hands.take([...motions.keys()], performance.now())
    }
    const steps = (): readonly number[] => {
      const seen: number[] = []
      while (left() > 0) {
        turn()
        seen.push(offsets.get('k1')?.dx ?? Number.NaN)
      }
      return seen
    }
    const moved = (seen: readonly number[]): number => seen.filter((dx, at) => dx !== seen[at - 1]).length
    carry(10, 0)
    steps()
    carry(10, 300)
    const few = steps()
    carry(30, 300)
    steps()
    carry(30, 900)
    const many = steps()
    expect([few.at(-1), many.at(-1)]).toEqual([300, 900])
    expect(moved(few)).toBeGreaterThan(few.length - 2)
    expect(moved(many)).toBeLessThanOrEqual(Math.ceil(many.length / 2) + 1)
  })

  it('[PR3] a hand that rests below my pointer says again whose it is', () => {
    const { hands, drawn, motions, turn } = handsOverOneCard()
    motions.set(1, { seat: 1, cursor: { x: 100, y: 100 } })
    hands.take([1], 1_000)
    turn()
    hands.hover({ x: 400, y: 100 }, 9_000)
    turn()
    expect(drawn.at(-1)?.[0]?.movedAt).toBe(1_000)
    hands.hover({ x: 110, y: 112 }, 9_000)
    turn()
    expect(drawn.at(-1)?.[0]?.movedAt).toBe(9_000)
  })
})
