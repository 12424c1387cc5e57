import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, it } from 'vitest'
import { newId } from './newId.ts'
import { reconnectCap, reconnectFloor, shortLines, shortLinesFloor } from './reconnectPace.ts'
import { syncAddress } from './syncAddress.ts'

describe('coming back', () => {
  it('[CS6] waits longer each time, never above fifteen seconds, and not all at the same moment', () => {
    expect(reconnectCap(0, () => 0)).toBe(100)
    expect(reconnectCap(0, () => 1)).toBe(200)
    expect(reconnectCap(30, () => 0.999)).toBeLessThanOrEqual(15_000)
    const spread = Array.from({ length: 50 }, (_, index) => reconnectCap(5, () => index / 50))
    expect(new Set(spread).size).toBe(50)
  })

  it('[CS6] spreads two thousand browsers over more than a second after a restart', () => {
    const failed = reconnectFloor(CLOSE.restarting)
    expect(reconnectCap(failed, () => 1) - reconnectCap(failed, () => 0)).toBeGreaterThan(1_000)
    expect(reconnectFloor(1006)).toBe(0)
  })

  it('[CS6] [N08] leaves a server alone that failed at what it was sent, or asked to come back later', () => {
    expect([1011, 1013].map((code) => reconnectCap(reconnectFloor(code), () => 0) >= 1_600)).toEqual([true, true])
  })

  it('[CS10] [N08] lines that are lost as soon as they are in sync count as failures, up to a wait of three seconds; a steady one forgives', () => {
    let lines = 0
    const waits = Array.from({ length: 8 }, () => {
      lines = shortLines(lines, 200)
      return reconnectCap(shortLinesFloor(lines), () => 1)
    })
    expect(waits).toEqual([200, 400, 800, 1_600, 3_200, 3_200, 3_200, 3_200])
    expect(shortLinesFloor(shortLines(lines, 5_000))).toBe(0)
  })

  it('[CS1] the socket lives below the base address', () => {
    expect(syncAddress('https://visie.example.nl/bord/')).toBe('wss://visie.example.nl/bord/sync')
    expect(syncAddress('http://127.0.0.1:8080/')).toBe('ws://127.0.0.1:8080/sync')
    expect(syncAddress('http://127.0.0.1:8080/w/?a=1#b')).toBe('ws://127.0.0.1:8080/w/sync')
  })

  it('an id is 21 letters and digits, each as likely, whatever the bytes are', () => {
    expect(newId()).toMatch(/^[0-9A-Za-z]{21}$/)
    let next = 240
    expect(newId((bytes) => bytes.map(() => next++ % 256))).toMatch(/^[0-9A-Za-z]{21}$/)
  })
})
