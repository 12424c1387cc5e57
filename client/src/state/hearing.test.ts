import { describe, expect, it } from 'vitest'
import { hearing, setHearing } from './hearing.ts'

describe('how much one wants to hear of others', () => {
  it('[AN8] is remembered on this device; what cannot be read, or may not be, is everything', () => {
    const kept = new Map<string, string>()
    const store = () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })
    expect(hearing(store)).toBe('all')
    setHearing('mine', store)
    expect(hearing(store)).toBe('mine')
    kept.set('visiebord.hearing', 'loud')
    expect(hearing(store)).toBe('all')
    const forbidden = () => {
      throw new Error('storage is forbidden')
    }
    setHearing('off', forbidden)
    expect(hearing(forbidden)).toBe('all')
  })
})
