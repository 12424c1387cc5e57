import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenLetGo } from './whenLetGo.ts'

beforeEach(() => void vi.stubGlobal('window', new EventTarget()))
afterEach(() => void vi.unstubAllGlobals())

const happens = (type: 'pointerup' | 'pointercancel', pointerId: number, clientX = 0, clientY = 0): void => void window.dispatchEvent(Object.assign(new Event(type), { pointerId, clientX, clientY }))

function drag(pointerId: number): { readonly told: string[]; readonly stop: () => void } {
  const told: string[] = []
  const stop = whenLetGo(pointerId, { up: ({ x, y }) => told.push(`up ${x} ${y}`), cancelled: () => told.push('cancelled') })
  return { told, stop }
}

test('[CV20] a drag ends where its own pointer lets go, and once', () => {
  const { told } = drag(7)
  happens('pointerup', 8, 1, 1)
  happens('pointerup', 7, 300, 200)
  happens('pointerup', 7, 400, 200)
  happens('pointercancel', 7)
  expect(told).toEqual(['up 300 200'])
})

test('[CV20] a drag that a second finger took away is not dropped where the first one lifts', () => {
  const { told } = drag(7)
  happens('pointercancel', 0)
  happens('pointerup', 7, 300, 200)
  expect(told).toEqual(['cancelled'])
})

test('[CV20] nothing is told of a drag that was given up', () => {
  const { told, stop } = drag(7)
  stop()
  happens('pointerup', 7, 300, 200)
  expect(told).toEqual([])
})
