import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { describe, expect, it } from 'vitest'
import { createFrames } from '../canvas/frames.ts'
import type { BoxChange, Stage } from '../canvas/stage.ts'
import { RemoteHands } from './remoteHands.ts'

type Offset = { readonly dx: number; readonly dy: number }

/** Hands of others over one card, with frames that the test turns by hand. */
function handsOverOneCard() {
  const due: ((now: number) => void)[] = []
  const offsets = new Map<string, Offset>()
  let tellBoxes: (changes: readonly BoxChange[]) => void = () => undefined
  const stage = {
    camera: { getState: () => ({ x: 0, y: 0, scale: 1 }) },
    frames: createFrames((run) => due.push(run), () => due.splice(0)),
    reader: readerOfContent({ schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} }),
    onView: () => () => undefined,
    onBoxes: (listener: typeof tellBoxes) => ((tellBoxes = listener), () => (tellBoxes = () => undefined)),
    offsetOf: (id: string) => offsets.get(id),
    setOffset: (id: string, _hand: string, offset: Offset | undefined) => void (offset === undefined ? offsets.delete(id) : offsets.set(id, offset)),
    flag: () => undefined,
  } as unknown as Stage
  const element = { style: {}, remove: () => undefined } as unknown as HTMLElement
  const name = { toggleAttribute: () => undefined } as unknown as HTMLElement
  const motions = new Map<number, SeatMotion>()
  const hands = new RemoteHands({ stage, motions, personOf: () => undefined, makeCursor: () => ({ element, name }), tell: () => undefined, ghosts: () => undefined, still: () => false })
  const turn = (): void => {
    for (const run of due.splice(0)) run(performance.now())
  }
  const box = (x: number, y: number) => ({ x, y, w: 212, h: 190 })
  return {
    hands,
    offsets,
    turn,
    drag: (dx: number, dy: number) => {
      motions.set(1, { seat: 1, cursor: { x: dx, y: dy }, drag: { dx, dy, cardIds: ['kaart'] } })
      hands.take([1], performance.now())
    },
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
})
