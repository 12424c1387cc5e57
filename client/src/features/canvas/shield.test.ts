import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { attachCameraShield, fellOn } from './shield.ts'
import type { Stage } from './stage.ts'

/** As much of an element as a shield asks. */
class Part {
  readonly dataset: Record<string, string> = {}
  className = ''
  readonly held = new Set<Part>()
  #in: Part | undefined
  append(part: Part): void {
    this.held.add(part)
    part.#in = this
  }
  remove(): void {
    this.#in?.held.delete(this)
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('HTMLElement', Part)
  vi.stubGlobal('document', { createElement: () => new Part(), elementsFromPoint: () => [] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function board() {
  const views = new Set<() => void>()
  const surface = new Part()
  const stop = attachCameraShield({ onView: (listener: () => void) => (views.add(listener), () => views.delete(listener)) } as unknown as Stage, surface as unknown as HTMLElement)
  return { stop, isShut: () => surface.held.size > 0, kinds: () => [...surface.held].map(({ dataset }) => dataset['shield']), look: () => views.forEach((view) => view()), point: () => window.dispatchEvent(new Event('pointermove')) }
}

test('[CV27] a shield lies over the board while the camera moves, once, and is gone when it has rested', () => {
  const { isShut, kinds, look } = board()
  expect(isShut()).toBe(false)
  for (let frame = 0; frame < 20; frame++) {
    look()
    vi.advanceTimersByTime(16)
    expect(kinds(), 'which leaves the pointer as it is').toEqual(['camera'])
  }
  vi.advanceTimersByTime(50)
  expect(isShut()).toBe(false)
})

test('[CV27] a pointer that moves lifts it, and keeps the board open for a while though the camera goes on', () => {
  const { isShut, look, point, stop } = board()
  look()
  point()
  expect(isShut()).toBe(false)
  vi.advanceTimersByTime(200)
  look()
  expect(isShut()).toBe(false)
  vi.advanceTimersByTime(200)
  look()
  expect(isShut()).toBe(true)
  stop()
  expect(isShut()).toBe(false)
})

test('[CV27] what falls on the shield means what lies under it', () => {
  const [shield, card] = [new Part(), new Part()]
  shield.dataset['shield'] = ''
  vi.stubGlobal('document', { elementsFromPoint: (x: number, y: number) => (x === 5 && y === 7 ? [shield, card] : []) })
  const press = (target: Part, clientX: number) => fellOn({ target, clientX, clientY: 7 } as unknown as MouseEvent)
  expect([press(shield, 5), press(shield, 6), press(card, 5)]).toEqual([card, null, card])
})
