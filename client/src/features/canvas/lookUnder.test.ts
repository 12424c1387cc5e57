import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { SelectionState } from '../../state/openWorkshop.ts'
import { createCamera } from './camera.ts'
import { createFrames } from './frames.ts'
import { lookUnder } from './lookUnder.ts'
import { Stage } from './stage.ts'

/** What a press falls on: it lies in these. */
class Pressed {
  readonly #within: readonly string[]
  constructor(...within: readonly string[]) {
    this.#within = within
  }
  closest(asked: string): { readonly dataset: Readonly<Record<string, string>> } | null {
    return this.#within.includes(asked) ? { dataset: { sectionId: 'vak' } } : null
  }
}
beforeEach(() => void vi.stubGlobal('Element', Pressed))
afterEach(() => void vi.unstubAllGlobals())

test('[RZ7] [AC10] a handle is the chosen card’s: its menu opens there, also over another card; the handle of a section is the section’s', () => {
  const reader = readerOfContent({ schema: 1, cards: [{ id: 'a', kind: 'note', text: '', order: 'a', position: { x: 0, y: 0 } }], sections: [], lanes: [], links: [], timeline: {} })
  const stage = new Stage({ reader, camera: createCamera(), frames: createFrames(() => 0, () => undefined), viewport: { w: 1_440, h: 900 }, insets: { top: 0, right: 0, bottom: 0, left: 0 } })
  const under = (ids: readonly string[], ...within: readonly string[]) =>
    lookUnder({ stage, reader, selection: createStore<SelectionState>(() => ({ ids: new Set(ids) })) }, null, { target: new Pressed(...within) as unknown as Element, clientX: 900, clientY: 700 })
  expect(under(['a'], '[data-handle]').cardId).toBe('a')
  expect(under(['a']).cardId).toBeUndefined()
  expect(under([], '[data-handle]', '[data-section-id]')).toMatchObject({ cardId: undefined, sectionId: 'vak' })
})
