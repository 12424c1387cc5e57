import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PressedOn } from './gestures.ts'
import { screenOfPointers } from './test/screenOfPointers.ts'

describe('one pointer', () => {
  test('[TP1] a finger on the table pans once it has gone 10 px, a mouse and a stylus after 3; nothing jumps and the click after it is known', () => {
    const { finger, mouse, pen, told, wait } = screenOfPointers()
    const one = finger(2)
    one.down('table', 100, 100)
    one.by(6, 0)
    one.by(0, 8)
    expect(told(), 'ten px from where it began, not from where it was last').toEqual([])
    one.by(3, 0)
    one.by(-1, 5)
    one.up()
    expect(told()).toEqual(['pan-begins', 'pan -9 -8', 'pan 1 -5', 'pan-ends moved'])
    for (const other of [mouse, pen]) {
      other.down('table', 100, 100)
      other.by(3, 0)
      expect(told()).toEqual([])
      other.by(1, 0)
      other.up()
      expect(told()).toEqual(['pan-begins', 'pan -4 0', 'pan-ends moved'])
      wait(600)
    }
  })

  test('[TP1] a finger on a card pans nothing and is heard by who lifts cards; a press that does not move ends as it came', () => {
    const { finger, told } = screenOfPointers()
    const one = finger(2)
    const heard = [one.down('thing', 100, 100), one.by(80, 80), one.up()]
    expect(heard.map(({ hides }) => hides)).toEqual([false, false, false])
    expect(told()).toEqual([])
    const still = finger(3)
    still.down('table', 0, 0)
    still.up()
    expect(told()).toEqual(['pan-ends'])
  })

  test('[TP1] the middle button, or space, pans at once wherever it is pressed', () => {
    const { mouse, told } = screenOfPointers()
    mouse.down('thing', 10, 10, { forced: true })
    mouse.by(1, 0)
    mouse.up()
    expect(told()).toEqual(['pan-begins', 'pan -1 0', 'pan-ends moved'])
  })

  test('a pointer whose end was never told does not stop the next: the same id, or the first of its type', () => {
    const { mouse, finger, told } = screenOfPointers()
    mouse.down('thing', 0, 0)
    mouse.down('table', 0, 0)
    mouse.by(9, 0)
    expect(told()).toEqual(['pan-begins', 'pan -9 0'])
    mouse.up()
    finger(2).down('table', 0, 0, { primary: true })
    told()
    const next = finger(7)
    next.down('table', 0, 0, { primary: true })
    next.by(20, 0)
    expect(told(), 'no pinch with a finger that is gone').toEqual(['pan-begins', 'pan -20 0'])
  })
})

describe('two fingers', () => {
  test('[TP3] they pinch about their middle wherever they land; the one that stays pans on from where it is', () => {
    const { finger, told } = screenOfPointers()
    const [one, two] = [finger(2), finger(3)]
    one.down('table', 100, 200)
    two.down('thing', 300, 200)
    expect(told()).toEqual(['pan-ends', 'give-up', 'pinch-begins 200 200 200', '(hidden)'])
    two.by(100, 0)
    expect(told()).toEqual(['pinch 250 200 300', '(hidden)'])
    one.up()
    expect(told()).toEqual(['pan-begins', '(hidden)'])
    two.by(0, 12)
    two.up()
    expect(told()).toEqual(['pan 0 -12', 'pan-ends moved'])
  })

  test('[TP3] a third finger does nothing while two pinch, and takes the place of the one that lifts', () => {
    const { finger, told } = screenOfPointers()
    const [one, two, three] = [finger(2), finger(3), finger(4)]
    one.down('table', 0, 0)
    two.down('table', 100, 0)
    told()
    three.down('table', 300, 0)
    three.by(0, 40)
    expect(told()).toEqual(['(hidden)', '(hidden)'])
    one.up()
    expect(told()).toEqual(['pinch-begins 200 20 204', '(hidden)'])
    three.by(0, -40)
    expect(told()).toEqual(['pinch 200 0 200', '(hidden)'])
    two.up()
    three.up()
    expect(told()).toEqual(['pan-begins', '(hidden)', 'pan-ends moved'])
  })

  test('[TP4] a second finger within 300 ms of lifting means two: the card goes back; later the card stays in the hand and the other finger is nothing', () => {
    const young = screenOfPointers()
    const [one, two] = [young.finger(2), young.finger(3)]
    one.down('thing', 100, 100)
    one.by(30, 0)
    young.wait(250)
    two.down('table', 300, 100)
    expect(young.told()).toEqual(['give-up', 'pinch-begins 215 100 170', '(hidden)'])
    const old = screenOfPointers()
    const [carrying, other] = [old.finger(2), old.finger(3)]
    carrying.down('thing', 100, 100)
    carrying.by(30, 0)
    old.wait(400)
    other.down('table', 300, 100)
    other.by(0, 50)
    expect([carrying.by(5, 5).hides, other.up().hides, carrying.up().hides]).toEqual([false, true, false])
    expect(old.told()).toEqual(['(hidden)', '(hidden)', '(hidden)'])
  })

  test('[TP4] a finger that rests on a card without lifting it may be joined by another at any time', () => {
    const { finger, told, wait } = screenOfPointers()
    finger(2).down('thing', 0, 0)
    wait(450)
    finger(3).down('table', 60, 80)
    expect(told()).toEqual(['give-up', 'pinch-begins 30 40 100', '(hidden)'])
  })
})

describe('what the system takes away', () => {
  test('[TP9] a pan, a pinch and a carried card that are cancelled leave nothing behind', () => {
    const { finger, told, reader } = screenOfPointers()
    const one = finger(2)
    one.down('table', 0, 0)
    one.by(30, 0)
    told()
    one.cancel()
    expect(told(), 'no click follows').toEqual(['pan-ends'])
    const [two, three] = [finger(3), finger(4)]
    two.down('table', 0, 0)
    three.down('table', 100, 0)
    two.cancel()
    three.cancel()
    finger(5).down('thing', 0, 0)
    finger(5).cancel()
    expect(reader.isBusy).toBe(false)
    told()
    const next = finger(6)
    next.down('table', 0, 0)
    next.by(20, 0)
    expect(told()).toEqual(['pan-begins', 'pan -20 0'])
  })

  test('[TP9] a phone that is turned ends everything; fingers that lay there do nothing until they lift', () => {
    const { finger, told, turn } = screenOfPointers()
    const [one, two] = [finger(2), finger(3)]
    one.down('table', 0, 0)
    two.down('table', 100, 0)
    told()
    turn()
    expect(told()).toEqual(['give-up'])
    one.by(50, 50)
    two.up()
    one.up()
    expect(told()).toEqual(['(hidden)', '(hidden)', '(hidden)'])
    turn()
    expect(told(), 'nothing to give up').toEqual([])
  })
})

test('[TP3] [TP9] whatever fingers, palms and pens do in whatever order, pans and pinches begin before they go on, and all that lift leave a table that pans', () => {
  const deed = fc.record({ who: fc.integer({ min: 0, max: 5 }), what: fc.constantFrom('down', 'move', 'move', 'up', 'cancel', 'held', 'turn'), on: fc.constantFrom<PressedOn>('table', 'thing', 'draw', 'other'), size: fc.constantFrom(20, 30, 140), wait: fc.constantFrom(0, 20, 320, 700), dx: fc.integer({ min: -60, max: 60 }) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const { finger, pen, turn, told, wait, reader } = screenOfPointers()
      const hands = [pen, ...[2, 3, 4, 5, 6].map(finger)]
      const down = new Set<number>()
      let state: 'free' | 'pan' | 'pinch' = 'free'
      for (const { who, what, on, size, wait: ms, dx } of deeds) {
        const hand = hands[who]
        if (hand === undefined) continue
        wait(ms)
        if (what === 'turn') turn()
        else if (what === 'down' && !down.has(who)) {
          hand.down(on, dx * 3, dx, { size, primary: down.size === 0 })
          down.add(who)
        } else if (what === 'move') hand.by(dx, -dx)
        else if (what === 'held' && down.has(who)) hand.held()
        else if ((what === 'up' || what === 'cancel') && down.delete(who)) hand[what]()
        for (const step of told()) {
          if (step.startsWith('pan ')) expect(state).toBe('pan')
          if (step.startsWith('pinch ')) expect(state).toBe('pinch')
          if (step === 'pan-begins') state = 'pan'
          else if (step.startsWith('pinch-begins')) state = 'pinch'
          else if (step.startsWith('pan-ends') || step === 'give-up') state = 'free'
        }
      }
      for (const who of down) hands[who]?.up()
      expect(reader.isBusy).toBe(false)
      wait(10_000)
      told()
      finger(50).down('table', 0, 0)
      finger(50).by(0, 40)
      expect(told()).toEqual(['pan-begins', 'pan 0 -40'])
    }),
    { seed: 77, numRuns: 300 },
  )
})
