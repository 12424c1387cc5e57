import { contentOf } from '@visiebord/shared/board/content.ts'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { loadTemplate } from '../../core/templates/loadTemplate.ts'
import { createWorkshop } from '../../core/workshop/createWorkshop.ts'
import { createBench } from '../room/bench.ts'

const CLIENTS = 20

test(`[C05] ${CLIENTS} clients open a new workshop at once: each section and lane of the template is there once, and read once`, async () => {
  let reads = 0
  const store = createMemoryStore({ before: (operation) => void (reads += Number(operation === 'readBoard')) })
  const bench = await createBench({ store })
  const template = await loadTemplate('example')
  if (!template.ok) throw new Error('no template')
  let ids = 0
  const random = { id: () => `made-${++ids}`, secret: () => `a secret of some length ${++ids}` }
  const created = await createWorkshop({ store, hub: { seed: (_, apply, authors) => bench.hub.seed('w1', apply, authors) }, clock: bench.clock, random }, { title: 'Nieuw', language: 'nl', parties: [], template: template.value })
  if (!created.ok) throw new Error(created.refused)
  const names = Array.from({ length: CLIENTS }, (_, index) => `p${index}`)
  for (const [index, name] of names.entries()) bench.authority.put(name, index === 0 ? 'facilitator' : 'participant')

  const peers = await Promise.all(names.map((name) => bench.peer(name)))
  expect(reads).toBe(1)
  for (const [index, peer] of peers.entries()) peer.addCard(`mine${index}`)
  await bench.clock.advance(2_000)

  const board = template.value.board
  const content = await (await bench.hub.open('w1')).content()
  const titles = (items: readonly { readonly title: string }[] | undefined): readonly string[] => (items ?? []).map(({ title }) => title).toSorted()
  expect(titles(content.sections)).toEqual(titles(board?.sections))
  expect(titles(content.lanes)).toEqual(titles(board?.lanes))
  expect(content.sections.length + content.lanes.length).toBeGreaterThan(4)
  expect(content.cards).toHaveLength((board?.cards.length ?? 0) + CLIENTS)
  for (const { doc, socket } of peers) {
    expect([socket.refusedWith, socket.closed, socket.stored]).toEqual([undefined, undefined, 1])
    expect(contentOf(doc)).toEqual(content)
  }
  bench.restart()
  expect(await (await bench.hub.open('w1')).content()).toEqual(content)
})
