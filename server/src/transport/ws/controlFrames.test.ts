import { EventEmitter } from 'node:events'
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { expect, test } from 'vitest'
import { limitControlFrames } from './controlFrames.ts'

class FakeSocket extends EventEmitter {
  code: number | undefined
  close(code: number): void {
    this.code ??= code
  }
}

test('[S133] a ping a second for ever is fine, a flood of pings or pongs ends with 4529', () => {
  let now = 0
  const calm = new FakeSocket()
  limitControlFrames(calm as never, () => now)
  for (let second = 0; second < 3_600; second++) {
    now += 1_000
    calm.emit('ping')
    if (second % 15 === 0) calm.emit('pong')
  }
  expect(calm.code).toBeUndefined()
  for (const kind of ['ping', 'pong']) {
    const flood = new FakeSocket()
    limitControlFrames(flood as never, () => now)
    for (let frame = 0; frame < 1_200 && flood.code === undefined; frame++) flood.emit(kind)
    expect(flood.code).toBe(CLOSE.tooFast)
  }
})
