import type { Motion } from '@visiebord/shared/protocol/motion.ts'
import { describe, expect, it } from 'vitest'
import { MotionSender } from './motionSender.ts'
import { HandTimers } from './test/handTimers.ts'

function sending() {
  const timers = new HandTimers(0)
  const sent: { at: number; motion: Motion }[] = []
  const line = { isOpen: true }
  const sender = new MotionSender(timers, (motion) => {
    if (line.isOpen) sent.push({ at: timers.now(), motion })
    return line.isOpen
  })
  return { timers, sent, sender, line }
}
const at = (x: number): Motion => ({ cursor: { x, y: 0 } })

describe('sending motion', () => {
  it('[CM1] the first at once, then at most 30 a second, the newest each time, the last always', () => {
    const { timers, sent, sender } = sending()
    for (let ms = 0; ms < 1000; ms++) {
      sender.send(at(ms))
      timers.turn(1)
    }
    timers.turn(100)
    expect(sent[0]).toEqual({ at: 0, motion: at(0) })
    expect(sent.at(-1)?.motion).toEqual(at(999))
    expect(sent.length).toBeLessThanOrEqual(31)
    expect(sent.length).toBeGreaterThanOrEqual(28)
  })

  it.each([-3_600_000, 3_600_000])('[CM1] [F08] a clock that is set by %i ms meanwhile changes nothing', (by) => {
    const { timers, sent, sender } = sending()
    sender.send(at(0))
    timers.setBy(by)
    sender.send(at(1))
    expect(sent).toHaveLength(1)
    timers.turn(40)
    expect(sent.map(({ motion }) => motion)).toEqual([at(0), at(1)])
  })

  it('[CM2] the cards of a drag are told once, and not lost to a newer motion that leaves them out', () => {
    const { timers, sent, sender } = sending()
    sender.send(at(0))
    sender.send({ drag: { dx: 1, dy: 0, cardIds: ['a', 'b'] } })
    sender.send({ drag: { dx: 2, dy: 0 } })
    timers.turn(40)
    sender.send({ drag: { dx: 3, dy: 0, cardIds: ['a', 'b'] } })
    timers.turn(40)
    expect(sent.map(({ motion }) => motion.drag)).toEqual([undefined, { dx: 2, dy: 0, cardIds: ['a', 'b'] }, { dx: 3, dy: 0 }])
  })

  it('[CM2] another hand, and a new line, are told the cards again', () => {
    const { timers, sent, sender } = sending()
    const drag = (cardIds: string[]) => {
      sender.send({ drag: { dx: 1, dy: 1, cardIds } })
      timers.turn(40)
    }
    drag(['a'])
    drag(['c'])
    sender.lineLost()
    drag(['c'])
    sender.send({})
    timers.turn(40)
    drag(['c'])
    expect(sent.map(({ motion }) => motion.drag?.cardIds)).toEqual([['a'], ['c'], ['c'], undefined, ['c']])
  })

  it('[CM2] a motion that no line took does not count as told', () => {
    const { timers, sent, sender, line } = sending()
    line.isOpen = false
    sender.send({ drag: { dx: 1, dy: 1, cardIds: ['a'] } })
    line.isOpen = true
    timers.turn(40)
    sender.send({ drag: { dx: 2, dy: 1, cardIds: ['a'] } })
    expect(sent.map(({ motion }) => motion.drag?.cardIds)).toEqual([['a']])
  })

  it('[CM1] what waits can be sent at once', () => {
    const { sent, sender } = sending()
    sender.send(at(0))
    sender.send(at(1))
    sender.flush()
    expect(sent.map(({ motion }) => motion)).toEqual([at(0), at(1)])
  })
})
