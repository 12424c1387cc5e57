import type { BoardChange } from '@visiebord/shared/board/board.ts'
import { inOrder } from '@visiebord/shared/board/order.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { expect, test } from 'vitest'
import { createDrawOrder } from './drawOrder.ts'

const SEED = 7

test(`cards that were changed, added and deleted stand where sorting all anew would put them (seed ${SEED})`, () => {
  let state = SEED
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below
  const cards = new Map<string, Card>()
  const note = (at: number): Card => ({ id: `c${at}`, kind: 'note', text: '', order: `a${String(random(900)).padStart(3, '0')}`, position: { x: 0, y: 0 } })
  for (let at = 0; at < 500; at++) cards.set(`c${at}`, note(at))
  let tell: (change: BoardChange) => void = () => undefined
  const order = createDrawOrder({ cards, subscribe: (listener) => ((tell = listener), () => undefined) })
  for (let turn = 0; turn < 60; turn++) {
    const ids = new Set<string>()
    // Now and then so many that all are sorted anew.
    for (let count = random(turn % 20 === 0 ? 400 : 12); count >= 0; count--) {
      const at = random(600)
      if (random(4) === 0) cards.delete(`c${at}`)
      else cards.set(`c${at}`, note(at))
      ids.add(`c${at}`)
    }
    const none = new Set<string>()
    tell({ cards: ids, was: new Map(), sections: none, lanes: none, links: none, remarks: none, timeline: false, local: false })
    if (turn % 3 === 0) continue
    expect(order.all()).toEqual(inOrder(cards.values()))
  }
})
