import { afterEach, expect, test, vi } from 'vitest'
import { currentTheme, followSystem } from './theme.ts'

afterEach(() => void vi.unstubAllGlobals())

test('[LK9] a page goes along when the system turns dark or asks for contrast, until somebody chose here', () => {
  const asked = new Map<string, EventTarget & { matches: boolean }>()
  const matchMedia = (query: string) => {
    const known = asked.get(query) ?? Object.assign(new EventTarget(), { matches: false })
    asked.set(query, known)
    return known
  }
  let chosen: string | null = null
  vi.stubGlobal('window', { matchMedia })
  vi.stubGlobal('localStorage', { getItem: () => chosen })
  const seen: string[] = [currentTheme()]
  const stop = followSystem(() => seen.push(currentTheme()))
  const turns = (query: string, matches: boolean): void => {
    const media = matchMedia(query)
    media.matches = matches
    media.dispatchEvent(new Event('change'))
  }
  turns('(prefers-color-scheme: dark)', true)
  turns('(prefers-contrast: more)', true)
  turns('(prefers-contrast: more)', false)
  chosen = 'light'
  turns('(prefers-color-scheme: dark)', false)
  turns('(prefers-color-scheme: dark)', true)
  expect(seen).toEqual(['light', 'dark', 'high-contrast', 'dark', 'light', 'light'])
  stop()
  turns('(prefers-color-scheme: dark)', false)
  expect(seen).toHaveLength(6)
})
