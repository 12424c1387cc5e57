import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createCrowd } from './crowd.ts'

class FakeSocket extends EventEmitter {
  isCut = false
  terminate(): void {
    this.isCut = true
    this.emit('close')
  }
}
const come = (crowd: ReturnType<typeof createCrowd>, address: string) => {
  const socket = new FakeSocket()
  return { socket, ...crowd.enter(socket as never, address) }
}

test('[S131] an address has room for so many sockets, again when one closes, and others have their own', () => {
  const crowd = createCrowd({ open: 2, turnedAway: 9, ofOnePerson: 9 })
  const [first] = [come(crowd, '192.0.2.1'), come(crowd, '::ffff:192.0.2.1')]
  expect([crowd.hasRoomFor('192.0.2.1'), crowd.hasRoomFor('192.0.2.2')]).toEqual([false, true])
  first.socket.emit('close')
  first.socket.emit('close')
  expect(crowd.hasRoomFor('192.0.2.1')).toBe(true)
  come(crowd, '192.0.2.1')
  expect(crowd.hasRoomFor('192.0.2.1')).toBe(false)
})

test('[S131] who is turned away takes nobody’s place, and who lingers longest is cut when there are many', () => {
  const crowd = createCrowd({ open: 2, turnedAway: 3, ofOnePerson: 9 })
  const strangers = Array.from({ length: 5 }, () => {
    const one = come(crowd, '192.0.2.1')
    one.turnedAway()
    return one.socket
  })
  expect(crowd.hasRoomFor('192.0.2.1')).toBe(true)
  expect(strangers.map(({ isCut }) => isCut)).toEqual([true, true, false, false, false])
})

test('[S141] one person has room for so many sockets on a board, again when one closes', () => {
  const crowd = createCrowd({ open: 99, turnedAway: 9, ofOnePerson: 2 })
  const sockets = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((address) => come(crowd, address))
  expect(sockets.map((socket) => socket.belongsTo('w1 anna'))).toEqual([true, true, false])
  expect([come(crowd, '192.0.2.1').belongsTo('w1 bram'), come(crowd, '192.0.2.1').belongsTo('w2 anna')]).toEqual([true, true])
  sockets[0]?.socket.emit('close')
  expect([come(crowd, '192.0.2.4').belongsTo('w1 anna'), come(crowd, '192.0.2.4').belongsTo('w1 anna')]).toEqual([true, false])
})

test('[S141] [N07] a socket that was gone before it was known whose it is counts for nobody, however often that happens', () => {
  const crowd = createCrowd({ open: 2, turnedAway: 2, ofOnePerson: 2 })
  for (let time = 0; time < 10; time++) {
    const one = come(crowd, '192.0.2.1')
    one.socket.emit('close')
    expect(one.belongsTo('anna')).toBe(true)
    const stranger = come(crowd, '192.0.2.1')
    stranger.socket.emit('close')
    stranger.turnedAway()
    expect(stranger.socket.isCut, 'nothing lingers').toBe(false)
  }
  expect(crowd.hasRoomFor('192.0.2.1')).toBe(true)
  expect([come(crowd, '192.0.2.1').belongsTo('anna'), come(crowd, '192.0.2.1').belongsTo('anna')]).toEqual([true, true])
})
