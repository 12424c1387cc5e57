import { expect, test } from 'vitest'
import type { ExportSource } from '../core/ports/exports.ts'
import { createRenderDesk, type RenderOrder } from './renderDesk.ts'

const source: ExportSource = {
  workshop: { id: 'w1', title: 'Visie', language: 'nl' }, at: '2026-11-22T09:00:00.000Z', parties: [], rounds: [], authorNames: new Map(),
  content: { schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} },
}
const order: RenderOrder = { format: 'markdown', source }

test('[X39] one after the other; what nobody waits for any more is not begun, and what follows is made', async () => {
  const begun: { readonly end: (bytes: Uint8Array) => void }[] = []
  const render = createRenderDesk(() => new Promise((end) => void begun.push({ end })))
  const impatient = new AbortController()
  const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
  const first = render(order)
  const given = render(order, impatient.signal)
  const last = render(order)
  await settled()
  expect(begun).toHaveLength(1)
  impatient.abort()
  begun[0]?.end(Uint8Array.of(1))
  expect(await first).toEqual(Uint8Array.of(1))
  await expect(given).rejects.toThrow('aborted')
  await settled()
  expect(begun).toHaveLength(2)
  begun[1]?.end(Uint8Array.of(3))
  expect(await last).toEqual(Uint8Array.of(3))
})

test('[X39] a thread that works for nobody is ended, and the next document is made', async () => {
  const render = createRenderDesk()
  const impatient = new AbortController()
  const given = render({ ...order, format: 'pdf' }, impatient.signal)
  await new Promise((resolve) => void setImmediate(resolve))
  impatient.abort()
  await expect(given).rejects.toThrow('aborted')
  expect(new TextDecoder().decode(await render(order))).toContain('Visie')
})
